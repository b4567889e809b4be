import type { Words } from './words.ts'

/** What is written of things for the bathroom. */
export const bathWords: Words = {
  'haneul-linen-towel': [
    'A linen towel that wakes you up.',
    'Flat, quick to dry and pleasantly brisk. It takes a third of the room of terry in the cupboard and in the machine.',
    '잠을 깨우는 리넨 타월.',
    '납작하고 빨리 마르며 기분 좋게 까슬합니다. 장에서도 세탁기에서도 자리를 3분의 1만 차지합니다.',
  ],
  'bruges-cotton-towel': [
    'Plain terry, done well.',
    'Long loops of combed cotton that drink at first touch. Wash it twice before you judge it.',
    '제대로 만든 민무늬 테리.',
    '빗질한 면의 긴 고리가 닿는 순간 물기를 머금습니다. 두 번 빤 뒤에 판단해 주세요.',
  ],
  'bada-cotton-towel': [
    'Four stripes, for the beach and after.',
    'Thinner than a hotel towel and dry before the next swim. It rolls up to the size of a loaf.',
    '해변과 그 이후를 위한 줄 넷.',
    '호텔 타월보다 얇고 다음 수영 전에 마릅니다. 말면 빵 한 덩이 크기입니다.',
  ],
  'bom-cotton-towel': [
    'Soft ribs, soft colours.',
    'The ribs run lengthwise and make the towel hang straight. Kind to faces.',
    '부드러운 골, 부드러운 빛깔.',
    '세로로 난 골 덕분에 반듯하게 걸립니다. 얼굴에 다정합니다.',
  ],
  'siena-cotton-towel': [
    'A dotted band and an earthy dye.',
    'The colour is mixed to sit beside stone and old tiles. The dye holds at sixty degrees.',
    '점으로 두른 띠와 흙빛 염색.',
    '돌과 오래된 타일 곁에 어울리도록 색을 맞췄습니다. 60도에도 물이 빠지지 않습니다.',
  ],
  'vela-soap-dish': [
    'A slab of marble with a groove.',
    'The groove leads the water off one end, over the basin. Cold to the touch, like a good morning.',
    '홈을 낸 대리석 한 조각.',
    '홈이 물을 세면대 쪽으로 흘려보냅니다. 좋은 아침처럼 손끝이 시원합니다.',
  ],
  'aino-soap-dish': [
    'A shallow boat of stoneware.',
    'Three small ridges keep the soap dry, and dry soap lasts twice as long. The ridges are inside, where you cannot see them.',
    '얕은 도자기 배.',
    '작은 골 셋이 비누를 말려 주고 마른 비누는 두 배 오래갑니다. 골은 안쪽에 숨어 있습니다.',
  ],
  'namu-soap-dish': [
    'Five slats and a pair of feet.',
    'Oiled wood does not mind water as long as it can dry. Turn it over now and then.',
    '나무 살 다섯과 발 두 개.',
    '기름 먹인 나무는 마를 틈만 있으면 물을 탓하지 않습니다. 가끔 뒤집어 주세요.',
  ],
  'porto-soap-dish': [
    'A pinch of clay, still showing the thumb.',
    'Pressed by hand into a curve that holds any bar. The glaze is the colour of a wet roof.',
    '엄지 자국이 남은 흙 한 줌.',
    '어떤 비누든 담기도록 손으로 눌러 곡선을 냈습니다. 유약은 젖은 기와 빛입니다.',
  ],
  'gaon-soap-dish': [
    'Brass on four small feet.',
    'It will go green at the edges if you let it and bright again if you do not. Heavier than any soap.',
    '작은 발 넷 달린 황동.',
    '두면 가장자리에 푸른빛이 돌고 닦으면 다시 빛납니다. 어떤 비누보다도 무겁습니다.',
  ],
  'aino-soap-dispenser': [
    'A milk bottle for the basin.',
    'Refill it from the big pack and stop buying plastic. The brass pump unscrews for cleaning.',
    '세면대 위의 우유병.',
    '큰 리필을 부어 쓰고 플라스틱은 그만 사세요. 황동 펌프는 풀어서 씻습니다.',
  ],
  'vela-soap-dispenser': [
    'A block of travertine with a pump.',
    'Drilled from one stone and sealed inside. It does not budge when you press with an elbow.',
    '펌프를 단 트래버틴 한 덩이.',
    '돌 하나를 뚫고 속을 코팅했습니다. 팔꿈치로 눌러도 꿈쩍하지 않습니다.',
  ],
  'juno-soap-dispenser': [
    'See when it needs filling.',
    'Tinted glass with sloping shoulders, thick enough for stone floors, nearly. Comes with two labels to write on.',
    '채울 때가 보이는 디스펜서.',
    '어깨가 흐르는 색유리로 돌바닥에도 견딜 만큼, 거의, 두껍습니다. 글씨를 쓸 라벨 두 장을 드립니다.',
  ],
  'otto-soap-dispenser': [
    'A stout little bottle in matt glaze.',
    'Low and wide, so it never topples off a narrow shelf. The pump gives the same amount each time.',
    '무광 유약의 통통한 작은 병.',
    '낮고 넓어 좁은 선반에서도 넘어지지 않습니다. 펌프는 늘 같은 양을 냅니다.',
  ],
  'bruges-bath-mat': [
    'Thick terry with a sewn frame.',
    'The double border lies flat at the door. It weighs a kilo, and two when you have been standing on it.',
    '테두리를 박은 두툼한 테리.',
    '두 겹 테두리가 문 앞에서도 판판합니다. 마르면 1킬로, 밟고 나면 2킬로입니다.',
  ],
  'namu-bath-mat': [
    'Six slats, a dock for wet feet.',
    'Water goes through and air comes up. Rubber strips underneath keep the tiles and the peace.',
    '젖은 발을 위한 작은 나루.',
    '물은 아래로 빠지고 바람은 위로 듭니다. 바닥의 고무 띠가 타일과 평화를 지킵니다.',
  ],
  'bom-bath-mat': [
    'Rounded, with tufted dots.',
    'The dots are higher than the ground, for the soles of your feet. Machine wash, line dry.',
    '둥근 모서리와 도톰한 점.',
    '점이 바닥보다 높아 발바닥이 즐겁습니다. 세탁기에 빨아 널어 말리세요.',
  ],
  'fjell-bath-mat': [
    'Ribs like a ploughed field.',
    'Dense cotton cord that springs back by evening. Deep colours that do not show the week.',
    '갈아 놓은 밭 같은 골.',
    '촘촘한 면 코드가 저녁이면 다시 일어납니다. 한 주의 흔적이 보이지 않는 짙은 색.',
  ],
  'oslo-towel-ladder': [
    'It leans, and the towels climb.',
    'Four round rungs in solid oak, with felt on every end. There is nothing to drill, so landlords like it.',
    '기대어 두면 타월이 오릅니다.',
    '참나무 원목의 둥근 가로대 넷, 끝마다 펠트를 붙였습니다. 벽을 뚫지 않아 집주인도 좋아합니다.',
  ],
  'nils-towel-ladder': [
    'A steel arch with four rungs.',
    'Bent from one tube, powder-coated against the steam. It holds six wet towels and stays put.',
    '가로대 넷을 건 강철 아치.',
    '관 하나를 굽혀 김에 강한 분체 도장을 했습니다. 젖은 타월 여섯 장에도 움직이지 않습니다.',
  ],
  'gaon-towel-ladder': [
    'The same idea in brass, for grander mornings.',
    'Tubes are brazed by hand and left to tone down. Beside a dark wall it looks lit.',
    '조금 더 근사한 아침을 위한 황동.',
    '관을 손으로 이어 붙이고 색이 가라앉도록 두었습니다. 어두운 벽 곁에서는 불을 켠 듯합니다.',
  ],
}
