import type { Words } from './words.ts'

/** What is written of paper and what goes on it. */
export const stationeryWords: Words = {
  'lille-notebook': [
    'The one that opens flat.',
    'Sewn in sections and bound in cloth-backed board, with a label to be brave on. Paper that fountain pens like.',
    '활짝 펴지는 노트.',
    '실로 엮어 천을 댄 표지에 묶고 용기 내어 쓸 이름표를 붙였습니다. 만년필이 좋아하는 종이입니다.',
  ],
  'ines-notebook': [
    'A leather cover for many notebooks.',
    'The inside lifts out and a new one slips in. The cover keeps every trip you take it on.',
    '오래 쓰는 가죽 표지.',
    '속지는 빼고 새로 끼웁니다. 표지에는 함께한 여행이 모두 남습니다.',
  ],
  'haneul-notebook': [
    'Five holes, red thread, hanji inside.',
    'Bound by the old method, in which the thread is the decoration. The paper is soft to a brush and tough to tear.',
    '다섯 구멍, 붉은 실, 한지 속지.',
    '실이 곧 장식이 되는 오침안정법으로 묶었습니다. 붓에는 부드럽고 찢기에는 질깁니다.',
  ],
  'margot-notebook': [
    'Wrapped in linen, stamped once.',
    'For gardens, guests or recipes: one subject, please. A ribbon keeps the place.',
    '리넨으로 싸고 한 번 찍은 노트.',
    '정원이든 손님이든 요리법이든, 한 가지만 적어 주세요. 리본이 자리를 지킵니다.',
  ],
  'otto-notebook': [
    'Two triangles and good paper.',
    'A cheap, handsome book for lists and bad ideas. The corners are already round.',
    '삼각형 둘과 좋은 종이.',
    '목록과 엉뚱한 생각을 위한 싸고 잘생긴 공책입니다. 모서리는 처음부터 둥급니다.',
  ],
  'bom-notebook': [
    'Petals on the cover, none inside.',
    'Inside it is quiet: pale dots, numbered pages, an index. The petals are printed with a potato.',
    '표지에만 흩날리는 꽃잎.',
    '안은 고요합니다. 옅은 점과 쪽번호, 차례뿐. 꽃잎은 감자 도장으로 찍었습니다.',
  ],
  'gaon-pen': [
    'Brass that learns your hand.',
    'Machined from a bar, it starts bright and ends up the colour of your grip. Heavy enough to slow you down, kindly.',
    '손을 배우는 황동.',
    '황동 봉을 깎아 처음엔 반짝이고 나중엔 쥐는 손의 색이 됩니다. 알맞게 무거워 글이 느려집니다.',
  ],
  'lille-pen': [
    'A school pen that passed its exams.',
    'Enamelled steel, a steel nib, a clip that has survived sixth form. Cartridges or converter.',
    '시험에 합격한 학생 펜.',
    '에나멜 강철 몸에 강철 촉, 학창 시절을 견딘 클립. 카트리지와 컨버터를 모두 씁니다.',
  ],
  'namu-pen': [
    'Turned wood with a brass waist.',
    'It warms up in the hand within a sentence. Made from what is left over when we make tables.',
    '황동 허리를 두른 나무 펜.',
    '한 문장이면 손안에서 따뜻해집니다. 식탁을 만들고 남은 나무로 깎습니다.',
  ],
  'otto-pen': [
    'A hexagon would have been too much.',
    'Straight, matt, with a point that clicks like a good door. It lies still on a drawing board.',
    '육각은 지나치다 싶어 원통으로.',
    '곧고 무광이며 좋은 문처럼 딸깍입니다. 제도판 위에서 구르지 않습니다.',
  ],
  'namu-desk-organiser': [
    'A block, a box and a long tray.',
    'Cut from one plank so that the grain carries on from part to part. There is a groove for the phone to lean in.',
    '기둥과 상자, 긴 받침.',
    '판자 하나를 잘라 결이 조각마다 이어집니다. 휴대전화를 세울 홈이 있습니다.',
  ],
  'nils-desk-organiser': [
    'A ribbed cup and its low friend.',
    'Steel with a felt floor, so scissors land softly. Two pieces, arranged as you like.',
    '골진 컵과 낮은 짝.',
    '바닥에 펠트를 깐 강철이라 가위가 조용히 놓입니다. 두 조각을 마음대로 두세요.',
  ],
  'aino-desk-organiser': [
    'Two pots, for long things and small things.',
    'Thrown by hand and glazed inside too, since ink happens. Also seen holding toothbrushes.',
    '긴 것과 작은 것을 위한 두 개의 단지.',
    '손으로 빚고 잉크가 묻을까 안쪽까지 유약을 입혔습니다. 칫솔을 꽂은 모습도 보았습니다.',
  ],
  'ines-desk-organiser': [
    'Stitched leather, a cup and a tray.',
    'Saddle-stitched in waxed thread, firm enough to stand for years. The tray is for what your pockets held.',
    '꿰맨 가죽 컵과 받침.',
    '왁스 먹인 실로 새들 스티치를 해 오래도록 반듯합니다. 받침은 주머니 속 물건들의 자리입니다.',
  ],
  'lille-letter-set': [
    'A tree, an envelope and room for three paragraphs.',
    'Letterpress on cotton paper, envelopes lined by hand. The seal is a sticker, we confess.',
    '나무 한 그루, 봉투, 세 단락의 여백.',
    '면 종이에 활판으로 찍고 봉투 안을 손으로 발랐습니다. 봉랍은, 고백하자면 스티커입니다.',
  ],
  'haneul-letter-set': [
    'Ruled sheets of thin hanji.',
    'Eight lines to a page, which is usually enough. It folds without a crack and travels at the lowest postage.',
    '줄을 그은 얇은 한지.',
    '한 장에 여덟 줄, 대개는 그만하면 됩니다. 접어도 꺾이지 않고 가장 싼 우표로 갑니다.',
  ],
  'bom-letter-set': [
    'Five flowers, blank inside.',
    'For thank-yous that ought not to be typed. The flowers differ from card to card.',
    '꽃 다섯 송이, 속은 빈 카드.',
    '타자로 쳐서는 안 될 고마움을 위해. 꽃은 카드마다 다릅니다.',
  ],
  'sora-letter-set': [
    'A hill, a moon, and torn edges.',
    'Each sheet is pulled from the vat by itself and keeps its rough border. Write with something slow.',
    '언덕과 달, 그리고 찢긴 가장자리.',
    '한 장씩 떠서 거친 테두리가 그대로입니다. 느린 것으로 써 주세요.',
  ],
}
