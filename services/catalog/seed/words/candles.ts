import type { Words } from './words.ts'

/** What is written of light and scent. */
export const candlesWords: Words = {
  'bom-scented-candle': [
    'Magnolia, wet soil, the first warm day.',
    'Poured into a painted glass you will use for pencils afterwards. It smells of outdoors more than of perfume.',
    '목련, 젖은 흙, 첫 따뜻한 날.',
    '색유리에 부어 다 쓰면 연필꽂이가 됩니다. 향수보다는 바깥 공기에 가깝습니다.',
  ],
  'bada-scented-candle': [
    'Salt, kelp and driftwood, on two wicks.',
    'The two wicks melt the wax evenly to the edge, so none is wasted. Open a window and close your eyes.',
    '소금과 다시마, 떠내려온 나무.',
    '심지 둘이 왁스를 가장자리까지 고르게 녹여 버릴 것이 없습니다. 창을 열고 눈을 감아 보세요.',
  ],
  'siena-scented-candle': [
    'Fig leaf and warm brick.',
    'In a bowl dipped in colour, which returns to the kitchen when the wax is done. Strong enough for a stairwell.',
    '무화과 잎과 볕에 데운 벽돌.',
    '색에 담근 사발에 부어 왁스가 다하면 주방으로 돌아갑니다. 계단참까지 향이 닿습니다.',
  ],
  'fjell-scented-candle': [
    'Spruce, smoke, cold stone.',
    'It comes with a wooden lid that puts the flame out without a whisper. For the last hour of the day.',
    '가문비나무, 연기, 차가운 돌.',
    '나무 뚜껑을 덮으면 소리 없이 꺼집니다. 하루의 마지막 한 시간을 위해.',
  ],
  'sol-scented-candle': [
    'Beeswax, and nothing but.',
    'Rolled ribs, no jar, no added scent: warm wax smells of honey by itself. Stand it on a plate and let it take its time.',
    '오로지 밀랍.',
    '병도 향료도 없이, 데워진 밀랍은 스스로 꿀 향을 냅니다. 접시에 세우고 천천히 두세요.',
  ],
  'margot-scented-candle': [
    'Iris, face powder, clean linen.',
    'The pot is footed and ribbed like an old jar from the pharmacy. It scents a drawer even before you light it.',
    '붓꽃, 분, 막 갠 리넨.',
    '옛 약방의 단지처럼 굽을 세웠습니다. 켜기 전부터 서랍에 향이 뱁니다.',
  ],
  'bruges-dinner-candles': [
    'Six of beeswax, tied with paper.',
    'Dipped forty times, one skin over another. They burn tall and drip only in a draught.',
    '종이로 묶은 밀랍초 여섯 자루.',
    '마흔 번 담가 한 겹씩 입혔습니다. 곧게 타고 바람이 들 때만 흐릅니다.',
  ],
  'elsa-dinner-candles': [
    'Straight, slim and in good colours.',
    'The colour goes all the way through, as you will see at half past nine. They fit every holder we sell.',
    '곧고 가늘고 빛깔 좋은 초.',
    '속까지 같은 색이라는 것을 아홉 시 반쯤 알게 됩니다. 저희 촛대라면 모두 맞습니다.',
  ],
  'otto-dinner-candles': [
    'A bundle of dark ones, tied with string.',
    'Unscented, so the food may speak. Two make a supper, six make an occasion.',
    '끈으로 묶은 짙은 색 초.',
    '향이 없어 음식이 말을 합니다. 둘이면 저녁, 여섯이면 잔치.',
  ],
  'gaon-candle-holder': [
    'The candlestick from the story.',
    'Turned brass with a drip pan and felt below. It gets handed down, so choose who.',
    '이야기에 나오는 그 촛대.',
    '깎은 황동에 촛농받이를 달고 바닥에 펠트를 댔습니다. 물려줄 물건이니 누구에게 줄지 정해 두세요.',
  ],
  'dal-candle-holder': [
    'A chamberstick for going up to bed.',
    'One loop for one finger, and a wide skirt to catch the wax. In porcelain that looks like paper.',
    '잠자리로 들고 가는 촛대.',
    '손가락 하나를 위한 고리와 촛농을 받는 넓은 치마. 종이처럼 보이는 백자입니다.',
  ],
  'vela-candle-holder': [
    'Two blocks of marble, tall and short.',
    'Off-cuts from the table workshop, squared and drilled. Every pair has veins of its own.',
    '크고 작은 대리석 두 덩이.',
    '식탁 공방에서 나온 자투리를 다듬어 구멍을 냈습니다. 무늬는 짝마다 다릅니다.',
  ],
  'namu-candle-holder': [
    'Three pegs of wood, like a family.',
    'Turned on the same morning in three heights. A brass cup inside keeps flame from wood.',
    '가족처럼 모인 나무 셋.',
    '같은 아침에 세 가지 높이로 깎았습니다. 안쪽 황동 컵이 불과 나무를 떼어 놓습니다.',
  ],
  'otto-candle-holder': [
    'Three arms of cast iron.',
    'Low enough to talk over and heavy enough to forget about. The enamel hides the wax until you scrape it off.',
    '무쇠 팔 세 개.',
    '너머로 이야기할 만큼 낮고 신경 쓰지 않을 만큼 무겁습니다. 긁어낼 때까지 촛농이 티 나지 않습니다.',
  ],
  'haneul-reed-diffuser': [
    'Clean air, a little mint, no flowers.',
    'Nine reeds in a square bottle you can refill. Turn the reeds on Sundays.',
    '맑은 공기, 박하 조금, 꽃은 없이.',
    '리필할 수 있는 네모난 병에 갈대 아홉 대를 꽂았습니다. 일요일마다 갈대를 뒤집으세요.',
  ],
  'siena-reed-diffuser': [
    'Tomato leaf and dry earth.',
    'The clay bottle lets nothing through but looks as if it would. It freshens a hall for about three months.',
    '토마토 잎과 마른 흙.',
    '새지 않지만 숨 쉬는 듯한 도자기 병입니다. 석 달쯤 현관을 맑게 합니다.',
  ],
  'bada-reed-diffuser': [
    'Seaside, the northern kind.',
    'Juniper, pebbles and a change in the weather. The glass is thick at the foot, for windowsills.',
    '북쪽 바닷가의 향.',
    '노간주와 조약돌, 그리고 바뀌는 날씨. 창턱에 두도록 바닥이 두꺼운 유리입니다.',
  ],
  'bom-reed-diffuser': [
    'Cherry blossom, but only just.',
    'We stopped the perfumer at the point where you wonder whether you imagined it. In a small porcelain shoulder.',
    '있는 듯 없는 듯한 벚꽃.',
    '착각인가 싶은 그 지점에서 조향사를 멈춰 세웠습니다. 어깨가 고운 작은 백자 병입니다.',
  ],
}
