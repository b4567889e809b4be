import type { Words } from './words.ts'

/** What is written of soft goods. */
export const textilesWords: Words = {
  'haneul-linen-cushion': [
    'Plain linen with a fine corded edge.',
    'Washed until it has forgotten the loom, and dyed in colours that agree with one another. Buy two that almost match.',
    '가는 파이핑을 두른 민무늬 리넨.',
    '베틀을 잊을 때까지 빨아 부드럽고, 서로 어울리는 색으로만 물들였습니다. 비슷한 듯 다른 두 개를 권합니다.',
  ],
  'greta-wool-cushion': [
    'Two pairs of stripes, woven in.',
    'The stripes are part of the cloth and will not wear off. Wool keeps its bounce when cotton gives up.',
    '짜 넣은 두 쌍의 줄무늬.',
    '줄무늬가 천과 한 몸이라 지워지지 않습니다. 면이 주저앉을 때도 울은 탄력을 지킵니다.',
  ],
  'bom-cotton-cushion': [
    'Nine dots of spring.',
    'Printed by hand with a round block, which is why no dot is perfectly round. It brightens a window seat for very little.',
    '봄을 찍은 점 아홉 개.',
    '둥근 나무 도장으로 하나씩 찍어 완벽한 원이 없습니다. 작은 값으로 창가가 환해집니다.',
  ],
  'elsa-boucle-cushion': [
    'Looped wool with a button in the middle.',
    'The button keeps the filling where your back is. Cats adore it, and we apologise.',
    '가운데 단추를 단 고리진 울.',
    '단추가 속을 등이 닿는 자리에 잡아 둡니다. 고양이가 무척 좋아하니 양해 바랍니다.',
  ],
  'siena-linen-cushion': [
    'A setting sun, appliquéd.',
    'Half a disc of linen sewn onto linen, with the raw edge turned in. It warms up a grey sofa by about two degrees.',
    '덧댄 천으로 그린 지는 해.',
    '리넨 위에 반원의 리넨을 가장자리 접어 꿰맸습니다. 회색 소파를 2도쯤 따뜻하게 합니다.',
  ],
  'bada-cotton-cushion': [
    'Ticking stripes from the seaside.',
    'The close weave was meant to keep feathers in, and still does. It looks best with sand on it.',
    '바닷가에서 온 줄무늬.',
    '깃털이 새지 않도록 촘촘히 짠 천이고 지금도 그 일을 합니다. 모래가 조금 묻으면 더 좋아 보입니다.',
  ],
  'margot-linen-cushion': [
    'A scalloped stitch, all the way round.',
    'The border is embroidered in a darker shade of the same thread. For beds that get made in the morning.',
    '둘레를 따라 놓은 물결 자수.',
    '같은 실의 한 톤 짙은 색으로 테두리를 수놓았습니다. 아침마다 정리하는 침대를 위한 쿠션입니다.',
  ],
  'haneul-linen-throw': [
    'Light as a curtain, with two thin stripes.',
    'For summer naps and for the shoulders after ten o’clock. It dries on a chair in an hour.',
    '가는 줄 두 개, 커튼처럼 가벼운 리넨.',
    '여름 낮잠과 밤 열 시 이후의 어깨를 위한 천입니다. 의자에 걸면 한 시간이면 마릅니다.',
  ],
  'kerry-wool-throw': [
    'A tartan without a clan.',
    'Woven in the west of Ireland on looms older than the weavers. The fringe is twisted by hand, and children untwist it.',
    '가문 없는 타탄체크.',
    '아일랜드 서쪽에서 직조공보다 나이 많은 베틀로 짭니다. 술은 손으로 꼬았고 아이들은 그것을 풉니다.',
  ],
  'fjell-wool-throw': [
    'Dipped in a second colour.',
    'One end is dyed deeper, like a hill with its feet in shade. Heavy, warm and a little rustic on bare arms.',
    '한쪽 끝을 한 번 더 물들인 울.',
    '그늘에 발을 담근 산처럼 끝자락만 더 짙게 물들였습니다. 묵직하고 따뜻하며 맨팔에는 조금 거칩니다.',
  ],
  'bruges-cotton-throw': [
    'Plain cotton, honest weight.',
    'It covers a sofa with a past and washes at forty with everything else. No dry cleaner will ever see it.',
    '정직한 무게의 민무늬 면.',
    '사연 많은 소파를 덮고 다른 빨래와 함께 40도에 빨립니다. 세탁소에 갈 일은 없습니다.',
  ],
  'greta-boucle-throw': [
    'Zigzags you can feel in the dark.',
    'The pattern is knitted in relief out of looped yarn. It takes up half a chair and deserves it.',
    '어둠 속에서도 만져지는 지그재그.',
    '고리진 실로 도톰하게 무늬를 떠 올렸습니다. 의자의 절반을 차지할 자격이 있습니다.',
  ],
  'margot-cotton-throw': [
    'One broad band, and plenty of length.',
    'Long enough to cover two pairs of feet. The band is woven, so it looks the same from underneath.',
    '넓은 띠 하나, 넉넉한 길이.',
    '두 사람의 발까지 덮을 만큼 깁니다. 띠는 짜 넣은 것이라 뒤집어도 같습니다.',
  ],
  'fjell-wool-rug': [
    'A single diamond on a field of snow.',
    'Hand-knotted in undyed wool from mountain sheep. It hushes a room with wooden floors.',
    '눈밭에 그린 마름모 하나.',
    '산양의 염색하지 않은 털로 한 매듭씩 묶었습니다. 마룻방의 소리를 가만히 재웁니다.',
  ],
  'siena-wool-rug': [
    'A sunrise for cold floors.',
    'Three arcs, tufted and then carved so the edges stand clear. Put the armchair on the dark part.',
    '찬 바닥에 뜨는 해.',
    '터프팅한 뒤 경계를 깎아 세 개의 호가 또렷합니다. 의자는 짙은 쪽에 두세요.',
  ],
  'bada-cotton-rug': [
    'Deckchair stripes for indoors.',
    'Flat-woven and the same on both sides, so you have two rugs in one. It goes outside when the neighbours come.',
    '실내로 들어온 해변 의자 줄무늬.',
    '평직이라 앞뒤가 같아 한 장이 두 장입니다. 이웃이 오면 마당에 깔아도 좋습니다.',
  ],
  'maru-wool-rug': [
    'Squares, as in a courtyard or a wrapping cloth.',
    'The thin lines borrow from jogakbo, the patchwork of Korean wrapping cloths. Low pile, easy under a table.',
    '마당과 조각보를 닮은 네모.',
    '가는 선은 조각보에서 빌려 왔습니다. 파일이 낮아 식탁 아래에 깔기 편합니다.',
  ],
  'alma-rattan-rug': [
    'Woven dry, for bare feet.',
    'It feels like a dock in August and smells of hay for the first week. Best where shoes come off.',
    '맨발을 위한 보송한 짜임.',
    '팔월의 나루터 같은 촉감이고 첫 주에는 마른풀 향이 납니다. 신발 벗는 곳에 가장 좋습니다.',
  ],
  'tove-cotton-rug': [
    'Stepping stones for a child’s room.',
    'The stones are printed in water-based ink, and the lava is imaginary. Machine washable in the small size.',
    '아이 방의 징검다리.',
    '돌은 수성 잉크로 찍었고 용암은 상상입니다. 작은 크기는 세탁기에 들어갑니다.',
  ],
  'haneul-linen-bed-set': [
    'Sheets that feel slept in on the first night.',
    'One duvet cover and two pillowcases in washed linen, cool in July and warm in January. Ironing is out of the question.',
    '첫날 밤부터 편안한 이불.',
    '워싱 리넨 이불 커버 하나와 베갯잇 둘, 칠월엔 시원하고 일월엔 따뜻합니다. 다림질은 생각하지 마세요.',
  ],
  'bruges-cotton-bed-set': [
    'Crisp percale with a quiet line.',
    'It smells of ironing even if you have not ironed. The buttons are sewn on with four holes and a shank.',
    '고요한 줄이 있는 바스락한 면.',
    '다리지 않아도 다린 향이 나는 퍼케일입니다. 단추는 네 구멍으로 단단히 달았습니다.',
  ],
  'margot-linen-bed-set': [
    'A window-pane check, drawn with a light hand.',
    'The check is one thread wide, and up close it nearly disappears. Mix it with plain, never with flowers.',
    '가볍게 그은 창살 체크.',
    '실 한 올 너비의 체크라 가까이 보면 사라질 듯합니다. 민무늬와 섞되 꽃무늬와는 피하세요.',
  ],
  'bada-cotton-bed-set': [
    'Deep water, with a line of foam.',
    'Navy sateen with a white fold-back at the top. It makes a small bedroom feel like a good cabin.',
    '깊은 물과 하얀 물거품 한 줄.',
    '네이비 새틴 면에 위쪽만 흰색으로 접어 냈습니다. 작은 침실이 좋은 선실처럼 느껴집니다.',
  ],
}
