import type { Words } from './words.ts'

/** What is written of shelves, chests, baskets and hooks. */
export const storageWords: Words = {
  'oslo-bookshelf': [
    'Four shelves and a back to lean on.',
    'The shelves sit in grooves and do not sag under encyclopaedias. We have tried.',
    '선반 넷, 기댈 등판 하나.',
    '홈에 끼운 선반이라 백과사전을 꽂아도 처지지 않습니다. 저희가 해 봤습니다.',
  ],
  'nils-bookshelf': [
    'Steel uprights, one big cross.',
    'The cross at the back keeps it square on any floor. Wipe it, hose it, take it to the studio.',
    '철제 기둥과 커다란 가새.',
    '뒤쪽 가새가 어떤 바닥에서도 반듯하게 잡아 줍니다. 닦아도, 물을 뿌려도, 작업실로 가져가도 좋습니다.',
  ],
  'maru-bookshelf': [
    'A quiet frame for the books you keep.',
    'Walnut inside and out, with a closed back that makes spines glow. The top is finished too, for tall people and vases.',
    '오래 둘 책을 위한 차분한 틀.',
    '안팎 모두 월넛이고 막힌 등판이 책등을 돋보이게 합니다. 키 큰 사람과 꽃병을 위해 윗면까지 마감했습니다.',
  ],
  'aino-bookshelf': [
    'Open on all sides, so it divides and never blocks.',
    'Put it across a room and both halves keep their daylight. Shelves move in steps of four centimetres.',
    '사방이 트여 나누되 막지 않는 책장.',
    '방 가운데 두어도 양쪽 모두 볕을 잃지 않습니다. 선반은 4센티 간격으로 옮깁니다.',
  ],
  'gaon-bookshelf': [
    'Brass lines for a few good things.',
    'Not for every paperback you own. For the ten you lend, a bowl, and a plant that trails.',
    '몇 가지 좋은 것을 위한 황동 선.',
    '가진 책을 다 꽂는 곳은 아닙니다. 빌려주는 열 권과 그릇 하나, 늘어지는 식물을 위한 자리입니다.',
  ],
  'oslo-sideboard': [
    'Three doors, and peace behind them.',
    'Shelves adjust, hinges close softly and the back has holes for whatever hums. The grain runs through all three doors.',
    '문 세 짝, 그 뒤의 평화.',
    '선반은 높이를 바꾸고 경첩은 조용히 닫히며 뒤에는 전선 구멍이 있습니다. 나뭇결은 세 문을 가로질러 이어집니다.',
  ],
  'alma-sideboard': [
    'Cane doors that let things breathe.',
    'Good for linen, for records and for routers, since air and signals pass the weave. The frame is oak or stained black.',
    '숨 쉬는 라탄 문.',
    '바람도 신호도 통해 침구와 음반, 공유기까지 두기 좋습니다. 틀은 참나무 그대로이거나 검게 물들였습니다.',
  ],
  'namu-sideboard': [
    'Three drawers and a door, all of one tree.',
    'Cutlery, candles and maps to the left; plates to the right. The long drawers take a tablecloth without a fold.',
    '한 나무에서 나온 서랍 셋과 문 하나.',
    '왼쪽에는 수저와 초와 지도를, 오른쪽에는 접시를. 긴 서랍에는 식탁보가 접히지 않고 들어갑니다.',
  ],
  'elsa-sideboard': [
    'Fluted doors that change with the light.',
    'The flutes are milled and then painted, so by noon they are stripes and by evening almost plain. It has no handles to catch a sleeve.',
    '빛 따라 표정이 바뀌는 골 문.',
    '골을 파고 색을 입혀 한낮에는 줄무늬, 저녁에는 거의 민무늬가 됩니다. 소매가 걸릴 손잡이가 없습니다.',
  ],
  'otto-sideboard': [
    'A locker that was promoted.',
    'Welded steel, cut-out grips, magnets inside the doors. It has been in a gym hall all its life and is glad to be home.',
    '승진한 사물함.',
    '용접한 강판에 손잡이 홈을 내고 문 안쪽에 자석을 달았습니다. 평생 체육관에 있다가 집에 온 것을 기뻐합니다.',
  ],
  'alma-rattan-basket': [
    'A round basket with one small handle.',
    'For the bread on Sunday and the wool on Monday. The base is doubled, where baskets usually give way.',
    '작은 손잡이 하나 달린 둥근 바구니.',
    '일요일엔 빵을, 월요일엔 털실을 담습니다. 바구니가 먼저 해지는 바닥을 두 겹으로 엮었습니다.',
  ],
  'bruges-cotton-basket': [
    'Rope, coiled and stitched.',
    'It stands up by itself, folds down when empty and goes into the machine with the laundry it carried. Dipped in colour at the rim.',
    '감아서 꿰맨 면 로프.',
    '스스로 서고, 비면 접히고, 담았던 빨래와 함께 세탁기에 들어갑니다. 입구에는 색을 둘렀습니다.',
  ],
  'tove-rattan-basket': [
    'A tall one with a lid, for laundry.',
    'Air goes in through the weave and nothing shows. The lid has a knob of oak, because you use it twice a day.',
    '뚜껑 있는 키 큰 빨래 바구니.',
    '짜임 사이로 바람은 들고 속은 보이지 않습니다. 하루 두 번 여닫는 뚜껑이라 참나무 꼭지를 달았습니다.',
  ],
  'nils-steel-basket': [
    'Wire, with a wooden hold.',
    'For firewood, footballs or the week’s potatoes. Powder-coated, so it is happy on the balcony.',
    '나무 손잡이의 철사 바구니.',
    '장작도, 공도, 한 주치 감자도 담습니다. 분체 도장이라 발코니에서도 잘 지냅니다.',
  ],
  'sol-rattan-basket': [
    'A harvest basket with a high arch.',
    'Wide and shallow, made for things that bruise. Hang it up by the arch when the apples are in.',
    '높은 손잡이의 수확 바구니.',
    '넓고 얕아 무른 것을 담기 좋습니다. 사과를 다 거두면 손잡이로 걸어 두세요.',
  ],
  'greta-wool-basket': [
    'Felted so thick that it stands.',
    'Knitted three times too large, then boiled until it holds its shape. Soft to stumble over in the dark.',
    '스스로 설 만큼 두꺼운 펠트.',
    '세 배 크게 떠서 모양이 잡힐 때까지 삶았습니다. 어둠 속에서 걸려도 아프지 않습니다.',
  ],
  'oslo-coat-rack': [
    'Five pegs, turned from oak.',
    'Round enough to leave no bump in a jumper. Screw it into the wall once and hang a winter on it.',
    '깎아 만든 참나무 못 다섯.',
    '둥글어서 스웨터에 자국이 남지 않습니다. 한 번 달면 겨울 한 철을 걸 수 있습니다.',
  ],
  'tove-coat-rack': [
    'A row of coloured buttons.',
    'Each disc hides a hook, so bags and small jackets have a place at a child’s height. Sold on its rail and ready to go up.',
    '나란히 달린 색 단추.',
    '원판마다 고리가 숨어 있어 아이 키에서 가방과 작은 외투가 제자리를 찾습니다. 레일에 달려 있어 바로 설치합니다.',
  ],
  'gaon-coat-rack': [
    'Brass hooks with an old-fashioned curl.',
    'Cast, filed and brushed, on a board that covers the sins of old plaster. Each hook carries a wet overcoat.',
    '고전적인 곡선의 황동 고리.',
    '주물을 갈고 닦아 오래된 벽의 흠을 가려 주는 판에 달았습니다. 고리마다 젖은 외투도 거뜬합니다.',
  ],
  'otto-coat-rack': [
    'A line of steel that curls five times.',
    'One rod, bent and welded, thin from the front and strong from the side. Scarves like it.',
    '다섯 번 굽이치는 강철 선.',
    '막대 하나를 굽히고 용접해 앞에서는 가늘고 옆에서는 튼튼합니다. 목도리가 좋아합니다.',
  ],
}
