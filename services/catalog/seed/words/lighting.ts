import type { Words } from './words.ts'

/** What is written of lamps. */
export const lightingWords: Words = {
  'haneul-pendant-lamp': [
    'A paper moon for the dining table.',
    'Hanji is pasted over bamboo ribs by hand, so the light comes out soft on every side. It weighs little and folds flat, which makes it the easiest lamp we sell to move house with.',
    '식탁 위에 뜨는 종이 달.',
    '대나무 살에 한지를 손으로 발라 빛이 사방으로 부드럽게 번집니다. 가볍고 납작하게 접혀 이사할 때 가장 편한 조명입니다.',
  ],
  'otto-pendant-lamp': [
    'A factory dome with better manners.',
    'Spun from one sheet of steel and enamelled white inside, it throws a wide, clear circle. Hang it low over a table and nobody is dazzled.',
    '한결 점잖아진 공장 조명.',
    '강판 한 장을 돌려 빚고 안쪽은 흰 에나멜로 마감해 넓고 맑은 원을 그립니다. 식탁 위에 낮게 달아도 눈부시지 않습니다.',
  ],
  'alma-pendant-lamp': [
    'Rattan that draws on the ceiling.',
    'The open weave lets light through in small diamonds, and the room joins in. Two weavers need most of a day for one shade.',
    '천장에 그림을 그리는 라탄.',
    '성근 짜임 사이로 빛이 작은 마름모가 되어 쏟아집니다. 갓 하나를 엮는 데 두 사람이 꼬박 하루를 들입니다.',
  ],
  'gaon-pendant-lamp': [
    'A plain cone, and quietly grand.',
    'We left the brass without lacquer on purpose: it darkens where hands have been and tells the story back. The black one keeps a bright rim of bare metal.',
    '담백한 원뿔, 은근한 품격.',
    '일부러 코팅하지 않은 황동이라 손이 닿은 곳부터 깊은 색이 듭니다. 블랙은 가장자리에만 맨 금속의 빛을 남겼습니다.',
  ],
  'juno-pendant-lamp': [
    'One breath of coloured glass.',
    'Each globe is blown in a single go, so the tint is deepest where the glass is thick. Small bubbles are part of it and never two the same.',
    '색유리에 담은 한 번의 숨.',
    '단숨에 불어 만든 구라서 유리가 두꺼운 곳의 색이 가장 깊습니다. 작은 기포는 흠이 아니라 저마다의 무늬입니다.',
  ],
  'dal-pendant-lamp': [
    'A bell of porcelain, thin enough to glow.',
    'Switched off it is a pale, quiet shape; switched on the whole bell warms up. The glaze is matt, so it never mirrors the bulb.',
    '빛이 배어 나오는 얇은 백자 종.',
    '꺼 두면 희고 고요한 형태, 켜면 종 전체가 따뜻해집니다. 무광 유약이라 전구가 비치지 않습니다.',
  ],
  'fjell-floor-lamp': [
    'Three oak legs and a linen hat.',
    'The tripod stands on thresholds and thick rugs without a wobble. A foot switch on the cord saves you the bow.',
    '참나무 다리 셋과 리넨 모자.',
    '삼각 다리가 문턱이나 두꺼운 러그 위에서도 흔들리지 않습니다. 전선의 발 스위치 덕에 허리를 굽힐 일이 없습니다.',
  ],
  'nils-floor-lamp': [
    'Leans over your shoulder, politely.',
    'The arm reaches half a metre past its foot and stops exactly above the page. Turn the head and it washes the wall instead.',
    '어깨 너머로 조용히 비추는 빛.',
    '팔이 받침에서 반 미터를 더 뻗어 책장 바로 위에서 멈춥니다. 갓을 돌리면 벽을 은은하게 적시는 간접등이 됩니다.',
  ],
  'gaon-floor-lamp': [
    'Two opal globes on one brass stem.',
    'The large globe lights the corner and the small one keeps the armchair company. They switch separately, because evenings do.',
    '황동 줄기에 맺힌 오팔 구 두 개.',
    '큰 구는 구석을 밝히고 작은 구는 의자 곁을 지킵니다. 저녁마다 기분이 다르듯 따로 켜고 끕니다.',
  ],
  'maru-floor-lamp': [
    'A column of hanji in a wooden frame.',
    'It gives more glow than glare and makes a good neighbour for a television. The paper slides out, so a torn sheet costs an afternoon and not a lamp.',
    '나무 틀에 세운 한지 기둥.',
    '눈부심보다 은은함이 커서 텔레비전 곁에 두기 좋습니다. 한지를 빼서 갈 수 있어 찢어져도 등을 버릴 일이 없습니다.',
  ],
  'greta-floor-lamp': [
    'A cheerful shade on a straight ash pole.',
    'The shade is drawn over with coloured cotton and lined in white, so the room stays bright while the lamp stays cheerful. It comes apart in three pieces for the car.',
    '곧은 기둥 위의 명랑한 갓.',
    '겉은 색을 입힌 면, 안은 흰색이라 방은 밝고 등은 경쾌합니다. 세 조각으로 나뉘어 차에 싣기 쉽습니다.',
  ],
  'oslo-table-lamp': [
    'A warm light for late readers.',
    'Turned oak, a linen shade and a dimmer that remembers where you left it. The base is heavy enough for a house with cats.',
    '늦게까지 읽는 사람을 위한 따뜻한 빛.',
    '깎아 만든 참나무 받침과 리넨 갓, 마지막 밝기를 기억하는 조광기를 갖췄습니다. 받침이 묵직해 고양이가 있는 집에도 든든합니다.',
  ],
  'otto-table-lamp': [
    'A steel mushroom for the desk.',
    'The dome hides the bulb from every chair in the room and puts the light where the work is. Touch the stem once, twice or three times.',
    '책상 위의 강철 버섯.',
    '어느 자리에서도 전구가 보이지 않도록 돔이 가려 주고 빛은 작업 위로만 내립니다. 기둥을 한 번, 두 번, 세 번 건드려 밝기를 바꿉니다.',
  ],
  'dal-table-lamp': [
    'A moon jar with the light on.',
    'The base borrows its generous belly from the white jars of Joseon, and a drum of linen keeps the light calm. Good on a sideboard, better in pairs.',
    '불을 밝힌 달항아리.',
    '조선 백자의 넉넉한 곡선을 닮은 받침에 원통형 리넨 갓을 얹었습니다. 사이드보드 위에 하나도 좋지만 둘이면 더 좋습니다.',
  ],
  'siena-table-lamp': [
    'A gourd of earth and a wide straw-coloured light.',
    'Thrown in two halves and joined at the waist, each base keeps the marks of the wheel. The broad shade lights a whole tabletop.',
    '흙으로 빚은 조롱박과 넉넉한 빛.',
    '두 조각을 따로 빚어 허리에서 이었기에 물레 자국이 그대로 남아 있습니다. 넓은 갓이 탁자 전체를 밝힙니다.',
  ],
  'gaon-table-lamp': [
    'A small moon, held up by brass.',
    'The globe is opal glass and gives the same light in all directions, which flatters everyone. Use a warm bulb.',
    '황동이 받쳐 든 작은 달.',
    '오팔 유리 구가 사방에 고른 빛을 보내 누구의 얼굴이든 부드럽게 비춥니다. 따뜻한 색 전구를 권합니다.',
  ],
  'juno-table-lamp': [
    'Glass on glass, lit from inside.',
    'Foot and cap are blown from the same batch, so the colours match. By day it catches the window and looks lit already.',
    '유리 위의 유리, 안에서 번지는 빛.',
    '받침과 갓을 같은 유리물에서 불어 색이 꼭 맞습니다. 낮에는 창빛을 머금어 켜 놓은 듯합니다.',
  ],
  'vela-table-lamp': [
    'A block of travertine that learned to glow.',
    'Cut from one stone, filled and honed, with felt underneath for the furniture. It will not tip, whatever happens around it.',
    '빛을 배운 트래버틴 한 덩이.',
    '돌 하나를 깎고 메워 곱게 갈았고 바닥에는 펠트를 붙였습니다. 주위에서 무슨 일이 있어도 넘어지지 않습니다.',
  ],
  'sora-table-lamp': [
    'A little paper drum on three feet.',
    'Made like a seaside lantern, with a light you can sleep beside. At this price, one for each side of the bed.',
    '세 발로 선 작은 종이 북.',
    '바닷가 등롱처럼 만들어 곁에 켜 두고 잠들기 좋습니다. 침대 양쪽에 하나씩 두어도 부담 없는 값입니다.',
  ],
  'nils-wall-light': [
    'A reading light on a bent arm.',
    'It swings from the book to the wall with one finger and stays put. Wire it in or use the plug that comes with it.',
    '팔을 굽힌 독서등.',
    '손가락 하나로 책에서 벽으로 움직이고 그 자리에 머뭅니다. 매립 배선도, 동봉된 플러그도 쓸 수 있습니다.',
  ],
  'gaon-wall-light': [
    'Two globes for a mirror or a landing.',
    'The brass bar sits close to the wall and the glass does the talking. Beside a mirror it lights both cheeks alike.',
    '거울 곁이나 층계참에 어울리는 두 개의 구.',
    '황동 막대는 벽에 바짝 붙고 빛은 유리가 맡습니다. 거울 옆에 달면 양 볼을 고르게 비춥니다.',
  ],
  'aino-wall-light': [
    'A wooden paddle with a linen shade.',
    'Soft at both ends and a hand wide, it suits bedrooms that have no room for a table. The switch is where your hand falls.',
    '리넨 갓을 쓴 나무 주걱.',
    '끝이 둥글고 한 뼘 너비라 협탁 놓을 자리가 없는 침실에 맞습니다. 스위치는 손이 닿는 바로 그 자리에 있습니다.',
  ],
  'dal-wall-light': [
    'Half a bowl, and the light goes up.',
    'It sends everything to the ceiling and the room gets it back gently. You can paint the porcelain in the colour of your wall.',
    '위로 빛을 올리는 반쪽 사발.',
    '빛을 모두 천장으로 보내고 방은 그것을 부드럽게 돌려받습니다. 백자에 벽과 같은 색을 칠해도 좋습니다.',
  ],
}
