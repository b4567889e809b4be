import type { Words } from './words.ts'

/** What is written of mirrors, clocks, frames and prints. */
export const decorWords: Words = {
  'oslo-mirror': [
    'A round of glass in a ring of oak.',
    'The ring is made of eight pieces, and you have to look for the joints. Hang it where the morning comes in.',
    '참나무 고리에 든 둥근 거울.',
    '여덟 조각을 이은 고리지만 이음새는 찾아야 보입니다. 아침이 드는 곳에 걸어 주세요.',
  ],
  'gaon-mirror': [
    'A doorway of light, for a hall without a window.',
    'Arched at the top like our stores, with a slim rim of brass. It doubles whatever daylight you have.',
    '창 없는 현관을 위한 빛의 문.',
    '저희 매장처럼 위가 둥글고 가는 황동 테를 둘렀습니다. 있는 햇빛을 두 배로 만들어 줍니다.',
  ],
  'alma-mirror': [
    'A sun that suits every wall.',
    'Twenty-four rays of rattan round a small bright face. Light as a hat, it hangs from one nail.',
    '어느 벽에나 어울리는 해.',
    '작고 밝은 거울 둘레로 라탄 살 스물네 개를 뻗었습니다. 모자처럼 가벼워 못 하나면 걸립니다.',
  ],
  'dal-mirror': [
    'The outline of a pebble, or a cloud.',
    'No two people agree which way up it goes, so it has four hooks. The frame is lacquered in seven thin coats.',
    '조약돌 같은, 구름 같은.',
    '어느 쪽이 위인지 의견이 갈려 고리를 네 군데 달았습니다. 틀은 일곱 번 얇게 칠했습니다.',
  ],
  'nils-mirror': [
    'A long capsule for narrow walls.',
    'Steel, three millimetres at the edge, so that you see yourself and hardly the frame. Hangs upright or lying down.',
    '좁은 벽을 위한 긴 캡슐.',
    '가장자리 3밀리의 강철이라 틀은 거의 보이지 않습니다. 세워도 눕혀도 걸립니다.',
  ],
  'namu-mirror': [
    'A tall mirror with a proper frame.',
    'Solid walnut, rounded at the corners, with the grain turning round each one. It shows shoes too, from two steps back.',
    '제대로 된 틀을 갖춘 큰 거울.',
    '모서리를 굴린 월넛 원목으로 결이 모퉁이를 따라 돕니다. 두 걸음 물러서면 신발까지 보입니다.',
  ],
  'otto-wall-clock': [
    'Twelve marks and no opinions.',
    'You can read it across a canteen, which is where it was first hung. It does not tick.',
    '눈금 열둘, 군말은 없음.',
    '처음 걸렸던 구내식당 끝에서도 읽힙니다. 째깍거리지 않습니다.',
  ],
  'namu-wall-clock': [
    'A cream face in a wooden rim.',
    'Turned from one board, so the grain runs straight through the hours. The hand that sweeps is for show and for boiling eggs.',
    '나무 테에 든 크림빛 얼굴.',
    '판 하나를 깎아 나뭇결이 시간을 가로지릅니다. 초침은 멋과 삶은 달걀을 위한 것입니다.',
  ],
  'aino-wall-clock': [
    'Time on a plate.',
    'The face is thrown like a dish, with a line where the potter lifted the tool. The hours are small notches.',
    '접시에 담은 시간.',
    '접시처럼 빚은 얼굴에 도공이 도구를 뗀 선이 남아 있습니다. 시각은 작은 홈입니다.',
  ],
  'gaon-wall-clock': [
    'Twelve spokes of brass.',
    'The wall shows between the hours, so it suits any paint you choose next. Silent, and a little theatrical at dusk.',
    '황동 살 열두 개.',
    '시각 사이로 벽이 보여 어떤 색으로 칠해도 어울립니다. 조용하고, 해 질 녘엔 조금 극적입니다.',
  ],
  'tove-wall-clock': [
    'A soft square that teaches the quarters.',
    'Only four marks, thick ones, for people who are learning and people who are late. The edges are round because it hangs low.',
    '네 시를 가르쳐 주는 부드러운 네모.',
    '배우는 사람과 늦은 사람을 위해 굵은 눈금 넷만 두었습니다. 낮게 거는 시계라 모서리가 둥급니다.',
  ],
  'oslo-picture-frame': [
    'Oak, glass, and a wide white mount.',
    'The mount makes a postcard look chosen. It stands on a shelf or hangs from a nail, upright.',
    '참나무와 유리, 넓은 흰 매트.',
    '엽서 한 장도 고른 그림처럼 보입니다. 선반에 세우거나 못에 겁니다.',
  ],
  'gaon-picture-frame': [
    'A pair in thin brass.',
    'One large and one small, meant to overlap on a mantelpiece. The corners are soldered, not glued.',
    '가는 황동 액자 한 쌍.',
    '큰 것과 작은 것을 벽난로 위에 겹쳐 두라고 만들었습니다. 모서리는 붙이지 않고 땜했습니다.',
  ],
  'namu-picture-frame': [
    'Wide, for a horizon.',
    'Made for the photograph with everyone in it. The back turns on brass pins and no nail has to be bent.',
    '수평선을 위한 넓은 액자.',
    '모두가 나온 그 사진을 위해 만들었습니다. 뒤판은 황동 핀으로 돌려 여니 못을 굽힐 일이 없습니다.',
  ],
  'elsa-picture-frame': [
    'A thick painted frame for small drawings.',
    'Children’s art, mostly, and pressed leaves. Opens from the front, so that the show can change on Fridays.',
    '작은 그림을 위한 두툼한 색 액자.',
    '대개는 아이 그림이고 가끔은 눌러 말린 잎입니다. 앞에서 열려 금요일마다 전시를 바꿉니다.',
  ],
  'ines-picture-frame': [
    'Two frames wrapped in leather.',
    'Stitched at the corners like a good suitcase. They travel well between the desk and the bed.',
    '가죽으로 감싼 액자 둘.',
    '좋은 여행 가방처럼 모서리를 꿰맸습니다. 책상과 침대 사이를 잘 오갑니다.',
  ],
  'bada-art-print': [
    'Four waves and one warm sun.',
    'Cut from coloured paper first and printed from the cut-outs, with the small slips left in. You can hear it if the window is open.',
    '물결 넷과 따뜻한 해 하나.',
    '색종이를 오려 만든 원화를 가위 자국까지 그대로 찍었습니다. 창을 열면 소리가 들립니다.',
  ],
  'siena-art-print': [
    'Three arches at noon.',
    'A street remembered rather than drawn. The ink is thick enough to feel with a fingertip.',
    '한낮의 아치 셋.',
    '그렸다기보다 기억해 낸 거리입니다. 손끝에 잉크가 만져질 만큼 두껍습니다.',
  ],
  'haneul-art-print': [
    'A large moon and a few birds.',
    'Printed on hanji, which takes ink like dusk takes colour. The paper edge is torn, not cut.',
    '커다란 달과 새 몇 마리.',
    '노을이 색을 머금듯 잉크를 머금는 한지에 찍었습니다. 종이 끝은 자르지 않고 찢었습니다.',
  ],
  'fjell-art-print': [
    'A mountain in three cuts.',
    'The snow is the paper itself, left alone. Hang it near a radiator and feel the difference.',
    '세 번의 가위질로 그린 산.',
    '눈은 손대지 않은 종이 그 자체입니다. 난로 곁에 걸고 차이를 느껴 보세요.',
  ],
  'bom-art-print': [
    'One branch, seven leaves.',
    'For a wall that wants something growing and gets no light. It needs no water.',
    '가지 하나, 잎 일곱.',
    '자라는 것을 원하지만 볕이 들지 않는 벽을 위한 그림입니다. 물은 필요 없습니다.',
  ],
  'dal-art-print': [
    'A crescent over still water.',
    'The black frame is part of the picture. It is calm enough for the wall opposite the bed.',
    '잔잔한 물 위의 초승달.',
    '검은 액자까지가 그림입니다. 침대 맞은편 벽에 걸 만큼 고요합니다.',
  ],
}
