import type { Words } from './words.ts'

/** What is written of tables. */
export const tablesWords: Words = {
  'oslo-dining-table': [
    'The table the house is built around.',
    'Solid oak boards with room to move through the seasons, on legs that screw in by hand. Rings and scratches are part of the agreement.',
    '집의 중심이 되는 식탁.',
    '계절 따라 숨 쉬는 참나무 원목 상판에 손으로 돌려 끼우는 다리를 달았습니다. 컵 자국과 흠집도 약속의 일부입니다.',
  ],
  'maru-dining-table': [
    'Splayed legs, and nobody’s knees in the way.',
    'The legs stand at the ends and lean outward, so two guests more can always squeeze in. Matched walnut, one tree per table.',
    '무릎 걸릴 데 없는 벌어진 다리.',
    '다리가 양 끝에서 바깥으로 기울어 손님 둘쯤은 늘 더 앉습니다. 식탁 하나에 나무 한 그루, 결을 맞춘 월넛입니다.',
  ],
  'vela-dining-table': [
    'An oval of marble on a single foot.',
    'The stone is honed and sealed, so red wine is an anecdote and not a disaster. Four people carry it in and nobody carries it out again.',
    '외다리 위의 타원 대리석.',
    '곱게 갈고 코팅해 와인을 쏟아도 일화로 끝납니다. 네 사람이 들고 들어오면 다시 나갈 일이 없습니다.',
  ],
  'nils-dining-table': [
    'Two trestles and a top, done properly.',
    'It comes apart in a minute for the party and stands firm the rest of the year. The lacquer wipes clean of homework.',
    '제대로 만든 다리 둘과 상판 하나.',
    '잔치 때는 1분이면 분해되고 평소에는 든든히 서 있습니다. 숙제 자국은 쓱 닦으면 지워집니다.',
  ],
  'namu-dining-table': [
    'Slab ends, and a beam between them.',
    'Built like a small bridge: two planks, one stretcher, wedges you can tap tighter. For families who lean on their elbows.',
    '널다리 둘과 그 사이의 들보.',
    '작은 다리처럼 널판 둘을 가로대로 잇고 쐐기로 조였습니다. 팔꿈치를 괴는 가족을 위한 식탁입니다.',
  ],
  'otto-side-table': [
    'A disc on a stem, and that is all.',
    'The foot slides under the sofa and the tray comes to you. Rain does it no harm.',
    '줄기 위의 원판, 그뿐.',
    '받침은 소파 밑으로, 상판은 손 앞으로 옵니다. 비를 맞아도 괜찮습니다.',
  ],
  'aino-side-table': [
    'Three legs and a raised edge.',
    'The rim is low enough to dust and high enough to stop a rolling pen. It packs flat and needs no tools.',
    '살짝 올린 테두리의 세 다리.',
    '테두리는 닦기 좋게 낮고 구르는 펜을 막을 만큼은 높습니다. 납작하게 포장되고 공구 없이 조립합니다.',
  ],
  'vela-side-table': [
    'A stone spool for the end of the sofa.',
    'Turned from travertine with its holes filled, so cups stand level. Nothing you put on it will ever look cheap.',
    '소파 끝에 두는 돌 실패.',
    '구멍을 메운 트래버틴을 깎아 찻잔이 반듯이 섭니다. 무엇을 올려도 좋아 보입니다.',
  ],
  'gaon-side-table': [
    'A folding table dressed for the evening.',
    'Pull it open beside the armchair, fold it behind the door when the music starts. The brass will mellow.',
    '저녁 옷을 입은 접이식 테이블.',
    '의자 곁에 펼쳤다가 음악이 시작되면 문 뒤에 접어 둡니다. 황동은 시간이 갈수록 깊어집니다.',
  ],
  'dal-side-table': [
    'An hourglass of glazed clay.',
    'Thrown upside down and glazed by dipping, so every collar of colour is its own. Fine outdoors until the frost.',
    '유약 입은 모래시계.',
    '거꾸로 빚고 담가서 유약을 입혀 색의 경계가 모두 다릅니다. 서리 전까지는 밖에서도 좋습니다.',
  ],
  'maru-side-table': [
    'One drawer, for what you want at night.',
    'The drawer runs on wood, waxed, without a sound. There is a notch at the back for the charging cable.',
    '밤에 찾는 것들을 위한 서랍 하나.',
    '왁스를 먹인 나무 레일이라 소리 없이 열립니다. 뒤쪽에 충전선을 빼는 홈이 있습니다.',
  ],
  'fjell-coffee-table': [
    'A table with a second storey.',
    'The top for cups and feet, the shelf for magazines and whatever the guests should not see. Oak, left to ripen.',
    '2층이 있는 테이블.',
    '위에는 찻잔과 발을, 아래 선반에는 잡지와 손님이 보면 곤란한 것을 둡니다. 시간이 익혀 주는 참나무입니다.',
  ],
  'siena-coffee-table': [
    'A pebble the size of a room.',
    'There is no corner to walk into and no wrong way round. Each top is drawn by eye and cut once.',
    '방만 한 조약돌.',
    '부딪칠 모서리도, 정해진 방향도 없습니다. 상판은 눈으로 그려 단 한 번에 재단합니다.',
  ],
  'juno-coffee-table': [
    'Glass that lets the rug be seen.',
    'Ten millimetres of tempered glass on thin brass legs: there when you need it and hardly there when you do not. Edges ground round.',
    '러그가 그대로 보이는 유리.',
    '10밀리 강화유리를 가는 황동 다리에 얹어 있는 듯 없는 듯합니다. 모서리는 둥글게 갈았습니다.',
  ],
  'maru-coffee-table': [
    'A low chest that serves coffee.',
    'One side is open for books and the other hides the remote controls behind a drawer. At floor-cushion height, with purpose.',
    '커피를 내는 낮은 궤.',
    '한쪽은 책을 꽂고 다른 쪽 서랍엔 리모컨을 숨깁니다. 좌식에도 알맞은 높이입니다.',
  ],
  'alma-coffee-table': [
    'A drum of rattan with an oak lid.',
    'The top lifts off, and there go the blankets. It is light enough to push aside with a foot.',
    '참나무 뚜껑을 얹은 라탄 북.',
    '뚜껑을 들면 담요가 들어갑니다. 발로 슬쩍 밀 만큼 가볍습니다.',
  ],
  'lille-writing-desk': [
    'Three drawers for three kinds of letters.',
    'A desk for people who still seal envelopes, with a top just deep enough for a laptop and an open book. Cables leave through the back leg.',
    '세 가지 편지를 위한 서랍 셋.',
    '아직 봉투를 붙이는 사람의 책상입니다. 노트북과 펼친 책이 나란히 놓이고 전선은 뒷다리로 빠집니다.',
  ],
  'namu-writing-desk': [
    'A pedestal of drawers and a clear top.',
    'The drawers are dovetailed and the lowest takes hanging files. Set it by a window and it will do the rest.',
    '서랍 기둥과 비어 있는 상판.',
    '서랍은 주먹장으로 짜고 맨 아래 칸에는 서류철이 걸립니다. 창가에 두면 나머지는 책상이 알아서 합니다.',
  ],
  'nils-writing-desk': [
    'Trestles below, a little gallery above.',
    'The shelf along the back keeps the pens off the paper. It packs into a lift, and into your first flat.',
    '아래는 트레슬, 위는 작은 선반.',
    '뒤쪽 선반이 종이 위의 펜을 거두어 줍니다. 승강기에도, 첫 자취방에도 들어갑니다.',
  ],
  'gaon-writing-desk': [
    'A slim frame with two deep drawers.',
    'The frame is black steel, the knobs are solid brass, and the top is wide enough to be untidy on. Drawers stop before they fall.',
    '가는 틀과 깊은 서랍 둘.',
    '검은 철제 틀에 황동 손잡이, 어질러도 될 만큼 넓은 상판입니다. 서랍은 빠지기 전에 멈춥니다.',
  ],
}
