import type { Words } from './words.ts'

/** What is written of toys. */
export const kidsWords: Words = {
  'tove-pull-along-toy': [
    'A rabbit that comes when it is pulled.',
    'Off-centre wheels make it hop, slightly, on wooden floors. The cord is short and ends in a bead too big to swallow.',
    '끌면 따라오는 토끼.',
    '중심이 어긋난 바퀴라 마루에서 살짝 깡충거립니다. 끈은 짧고 끝의 구슬은 삼킬 수 없이 큽니다.',
  ],
  'nils-pull-along-toy': [
    'A whale on dry land.',
    'It has carried bricks, biscuits and a smaller whale. Beech, rounded until there is no edge left.',
    '뭍에 오른 고래.',
    '벽돌도, 과자도, 더 작은 고래도 실어 보았습니다. 모서리가 남지 않도록 굴린 너도밤나무입니다.',
  ],
  'elsa-pull-along-toy': [
    'A pig with a good nose for crumbs.',
    'Stout, steady and almost impossible to tip over. The tail is felt and gets chewed, and that is fine.',
    '부스러기를 잘 찾는 돼지.',
    '통통하고 듬직해 좀처럼 넘어지지 않습니다. 펠트 꼬리는 물어도 괜찮습니다.',
  ],
  'fjell-pull-along-toy': [
    'An elephant who remembers the way.',
    'Large ears, slow wheels, good company in hallways. It will carry a teddy if asked.',
    '길을 기억하는 코끼리.',
    '큰 귀와 느린 바퀴, 복도의 좋은 길동무입니다. 부탁하면 곰 인형도 태웁니다.',
  ],
  'bada-pull-along-toy': [
    'A duck that is happier on the floor.',
    'The wheels have rubber rings, for quiet and for parquet. It nods when it goes over the threshold.',
    '마루가 더 좋은 오리.',
    '바퀴에 고무를 둘러 조용하고 마루도 상하지 않습니다. 문턱을 넘을 때 고개를 끄덕입니다.',
  ],
  'tove-building-blocks': [
    'Bricks, arches and pointed roofs.',
    'Enough for one castle or two bungalows, in a cotton bag. The paint is water-based and outlasts the castles.',
    '벽돌과 아치, 뾰족 지붕.',
    '성 하나나 단층집 둘을 지을 만큼 면 주머니에 담았습니다. 수성 도료가 성보다 오래갑니다.',
  ],
  'namu-building-blocks': [
    'Oak, unpainted, heavy in small hands.',
    'They make the right sound when they fall. Every block is a whole fraction of every other.',
    '칠하지 않은 묵직한 참나무.',
    '무너질 때 제대로 된 소리가 납니다. 모든 조각이 서로의 정수배입니다.',
  ],
  'bom-building-blocks': [
    'A tower in soft colours.',
    'Four sizes of cube, so that the first lesson is big-below-small. The second lesson is the crash.',
    '부드러운 빛깔의 탑.',
    '네 가지 크기의 정육면체로 첫 수업은 큰 것이 아래입니다. 두 번째 수업은 와르르.',
  ],
  'otto-building-blocks': [
    'Bridges for small engineers.',
    'Long planks and deep arches, in serious colours. Trains of other makes pass underneath.',
    '꼬마 기술자를 위한 다리.',
    '긴 판과 깊은 아치, 진지한 빛깔. 다른 회사 기차도 아래로 지나갑니다.',
  ],
  'greta-wool-soft-toy': [
    'A bear who listens.',
    'Knitted wool, stuffed with wool, and a scarf that stays on. Wash gently and let it sit in the sun.',
    '귀 기울여 듣는 곰.',
    '울로 떠서 울로 채우고 벗겨지지 않는 목도리를 둘렀습니다. 살살 빨아 볕에 앉혀 두세요.',
  ],
  'elsa-boucle-soft-toy': [
    'A rabbit with one ear up.',
    'Looped like a lamb and light enough for a very small arm. Eyes are stitched, never glued.',
    '한쪽 귀를 세운 토끼.',
    '양처럼 곱슬하고 아주 작은 팔에도 가볍습니다. 눈은 붙이지 않고 수놓았습니다.',
  ],
  'margot-linen-soft-toy': [
    'A cat of few words.',
    'Linen gets softer with every crossing of the garden. It sits up by itself, as cats do.',
    '말수 적은 고양이.',
    '마당을 건널 때마다 리넨이 부드러워집니다. 고양이답게 혼자 앉습니다.',
  ],
  'bom-cotton-soft-toy': [
    'A dog with long ears and no bark.',
    'Organic cotton inside and out, fit for the machine and for grief. It is usually called Mandu.',
    '귀는 길고 짖지 않는 강아지.',
    '안팎이 유기농 면이라 세탁기에도, 눈물에도 괜찮습니다. 대개 만두라고 불립니다.',
  ],
  'dal-nursery-mobile': [
    'A moon and four stars, turning slowly.',
    'Paper hung on cotton thread, balanced by hand. Warm air from a sleeping child is enough to move it.',
    '천천히 도는 달과 별 넷.',
    '무명실에 종이를 매달아 손으로 균형을 맞췄습니다. 잠든 아이의 온기만으로도 움직입니다.',
  ],
  'haneul-nursery-mobile': [
    'Five clouds on a stick.',
    'Stuffed with wool, so that they are as light as they look. One in five is white, as in real weather.',
    '막대에 매단 구름 다섯.',
    '울을 채워 보이는 만큼 가볍습니다. 진짜 하늘처럼 흰 구름도 섞여 있습니다.',
  ],
  'bada-nursery-mobile': [
    'A shoal that swims without water.',
    'Each fish is sawn from thin beech and painted on both sides. Hang it out of reach, in a breath of air.',
    '물 없이 헤엄치는 물고기 떼.',
    '얇은 너도밤나무를 오려 양면을 칠했습니다. 손이 닿지 않는, 바람이 살짝 드는 곳에 거세요.',
  ],
}
