import type { Words } from './words.ts'

/** What is written of things for balconies and gardens. */
export const gardenWords: Words = {
  'porto-planter': [
    'The flowerpot, as first intended.',
    'Thick red clay with a rolled rim, porous so that roots can breathe. It grows moss on the north side.',
    '화분의 본래 모습.',
    '테두리를 만 두꺼운 흙 화분이라 뿌리가 숨을 쉽니다. 북쪽에는 이끼가 앉습니다.',
  ],
  'aino-planter': [
    'A glazed belly for thirsty plants.',
    'The glaze keeps the water in and the shelf dry. Saucer and pot are fired together and match.',
    '목마른 식물을 위한 유약 화분.',
    '유약이 물을 지키고 선반을 적시지 않습니다. 받침과 함께 구워 색이 꼭 맞습니다.',
  ],
  'otto-planter': [
    'A drum on oak legs.',
    'Lifts a plant up to where you notice it is dry. The inner pot comes out for watering.',
    '참나무 다리에 올린 원통.',
    '마른 것이 눈에 띄는 높이까지 식물을 올려 줍니다. 속 화분은 빼서 물을 줍니다.',
  ],
  'maru-planter': [
    'A low bowl for cacti and small landscapes.',
    'Wide, shallow and unhurried, with a single line scored round it. Add gravel and a stone.',
    '선인장과 작은 풍경을 위한 낮은 사발.',
    '넓고 얕고 느긋하며 선 하나를 둘렀습니다. 자갈과 돌 하나를 더해 보세요.',
  ],
  'alma-planter': [
    'A basket with a secret lining.',
    'Rattan outside, a waterproof sleeve within. It hides the pot the plant came in.',
    '속에 비밀을 품은 바구니.',
    '겉은 라탄, 안은 방수 주머니. 사 온 화분을 그대로 감춥니다.',
  ],
  'bom-planter': [
    'A small waist and a glad colour.',
    'Sized for the windowsill and for herbs. Five in a row is a garden.',
    '가는 허리, 반가운 빛깔.',
    '창턱과 허브에 맞춘 크기입니다. 다섯을 나란히 두면 정원입니다.',
  ],
  'vela-planter': [
    'A cube of travertine.',
    'It will stand outdoors in any weather and get better looking. Ask two people to place it.',
    '트래버틴 정육면체.',
    '어떤 날씨에도 밖에 서서 더 근사해집니다. 옮길 때는 두 사람을 부르세요.',
  ],
  'bom-watering-can': [
    'The classic, with a rose.',
    'A long spout, a brass rose that unscrews, and a bar where your other hand goes. Balanced full and empty.',
    '샤워 꼭지를 단 클래식.',
    '긴 주둥이에 풀어서 씻는 꼭지, 다른 손을 위한 손잡이. 차도 비어도 균형이 맞습니다.',
  ],
  'gaon-watering-can': [
    'A swan of brass for the houseplants.',
    'The spout is thin as a pencil and puts water exactly at the root. Leave it out, it is decoration.',
    '실내 식물을 위한 황동 백조.',
    '연필처럼 가는 주둥이가 뿌리에 정확히 물을 댑니다. 장식이니 꺼내 두세요.',
  ],
  'otto-watering-can': [
    'A bucket with a spout and an oak grip.',
    'Open at the top, so it fills from a rain barrel in one dip. The grip is wide enough for gloves.',
    '주둥이 달린 양동이, 참나무 손잡이.',
    '위가 열려 빗물통에서 한 번에 뜹니다. 장갑 낀 손도 넉넉합니다.',
  ],
  'nils-watering-can': [
    'One loop from back to front.',
    'You slide your hand along as it empties, and your wrist stays straight. Light, even for smaller gardeners.',
    '뒤에서 앞까지 이어진 고리.',
    '비는 만큼 손을 옮기면 손목이 꺾이지 않습니다. 작은 정원사에게도 가볍습니다.',
  ],
  'kerry-hand-tools': [
    'Trowel, fork and a bulb planter.',
    'Forged heads, ash handles, leather loops to hang them up by. They will sharpen.',
    '모종삽과 갈퀴, 구근삽.',
    '단조한 날에 물푸레 자루, 걸어 두는 가죽 고리. 갈아 쓸 수 있습니다.',
  ],
  'namu-hand-tools': [
    'A better set, in walnut.',
    'The balance point is where your thumb rests. A gift for someone whose tools are on loan.',
    '월넛으로 만든 더 좋은 세트.',
    '엄지가 닿는 곳에 무게 중심이 있습니다. 도구를 빌려 쓰는 이에게 줄 선물입니다.',
  ],
  'bom-hand-tools': [
    'Painted handles you find again in the grass.',
    'A set for balconies and for helpers, a little smaller and not at all a toy. Wipe and hang.',
    '풀밭에서도 눈에 띄는 색 자루.',
    '발코니와 어린 도우미를 위해 조금 작지만 장난감은 아닙니다. 닦아서 걸어 두세요.',
  ],
  'fjell-lantern': [
    'Four panes against the wind.',
    'The door shuts with a latch and the chimney draws, so the flame stands upright in weather. For steps and graves and long evenings.',
    '바람을 막는 유리 넷.',
    '문에 걸쇠가 있고 굴뚝이 숨을 쉬어 궂은 날에도 불꽃이 곧습니다. 계단과 긴 저녁을 위해.',
  ],
  'alma-lantern': [
    'A cage of light.',
    'It throws a net of shadow over the terrace. A glass cylinder inside keeps fire and rattan apart.',
    '빛을 담은 새장.',
    '테라스 위로 그림자 그물을 던집니다. 안쪽 유리통이 불과 라탄을 떼어 놓습니다.',
  ],
  'gaon-lantern': [
    'A ship’s light for the garden table.',
    'Solid brass with a ring to hang it by. Weather will make it better.',
    '정원 식탁 위의 선실등.',
    '걸 수 있는 고리를 단 순황동입니다. 비바람이 더 좋게 만들어 줍니다.',
  ],
  'bada-lantern': [
    'A storm lantern in harbour colours.',
    'The wick turns up and down, the globe lifts by a lever, and a child can carry it. Burns lamp oil or a tealight.',
    '항구 빛깔의 폭풍등.',
    '심지를 올리고 내리며 유리는 지렛대로 듭니다. 등유도 티라이트도 됩니다.',
  ],
  'tove-bird-house': [
    'A pitched roof and one small tenant.',
    'The hole is the size that tits like and cats do not. The front swings open in autumn.',
    '박공지붕과 작은 세입자 하나.',
    '박새는 좋아하고 고양이는 싫어하는 구멍 크기입니다. 가을이면 앞문을 엽니다.',
  ],
  'namu-bird-house': [
    'A round roof that sheds the rain.',
    'Thick oak keeps the nest even on hot afternoons. Leave it unpainted and it will vanish into the tree.',
    '빗물을 흘리는 둥근 지붕.',
    '두꺼운 참나무가 더운 오후에도 둥지를 지켜 줍니다. 칠하지 않고 두면 나무 속으로 사라집니다.',
  ],
  'elsa-bird-house': [
    'A sloping roof, in three bright coats.',
    'Water-based paint outside and raw wood within, as birds prefer. They move in by the second spring.',
    '비스듬한 지붕, 밝은 세 가지 색.',
    '겉은 수성 도료, 속은 새가 좋아하는 맨 나무. 두 번째 봄이면 이사 옵니다.',
  ],
}
