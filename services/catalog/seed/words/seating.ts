import type { Words } from './words.ts'

/** What is written of seats. */
export const seatingWords: Words = {
  'oslo-armchair': [
    'Upright enough to read in, soft enough to nap in.',
    'A beech frame, webbing that keeps its spring, and linen covers that zip off for the wash. The arms are wide enough for a cup.',
    '읽기엔 곧고 졸기엔 포근한 의자.',
    '너도밤나무 틀에 탄성이 오래가는 웨빙을 짜고, 벗겨 빨 수 있는 리넨 커버를 씌웠습니다. 팔걸이는 찻잔 하나 올릴 만큼 넓습니다.',
  ],
  'greta-armchair': [
    'Round all over, like a good hug.',
    'One curve makes back and arms, upholstered in looped wool that hides the seams. Children call it the sheep.',
    '포옹처럼 둥근 의자.',
    '등과 팔이 하나의 곡선으로 이어지고 고리 진 울이 솔기를 감춥니다. 아이들은 이 의자를 양이라고 부릅니다.',
  ],
  'ines-armchair': [
    'A sling of leather in a wooden frame.',
    'The hide is tanned with bark and softens where you sit. Give it a year and it will be yours alone.',
    '나무 틀에 건 가죽 의자.',
    '나무껍질로 무두질한 가죽이 앉는 자리부터 부드러워집니다. 1년이면 오직 한 사람의 의자가 됩니다.',
  ],
  'maru-armchair': [
    'Low, open and good at conversation.',
    'The frame is jointed without a single screw and the two cushions lift off. It sits a little lower than you expect, on purpose.',
    '낮고 열려 있어 이야기가 길어지는 의자.',
    '나사 하나 없이 짜맞춘 틀에 방석 두 개를 얹었습니다. 생각보다 조금 낮은 높이는 일부러 그렇게 했습니다.',
  ],
  'vela-armchair': [
    'Deep channels, high back, no hurry.',
    'Six upright channels hold the back in shape for years. The wool is dense enough to shrug off rain from a coat.',
    '깊은 골, 높은 등, 느긋한 마음.',
    '여섯 줄의 세로 골이 등받이 모양을 오래 지켜 줍니다. 촘촘한 울이라 외투의 빗방울쯤은 털어 냅니다.',
  ],
  'alma-armchair': [
    'A shell of rattan with one good cushion.',
    'Light enough to follow the sun around the room, or out to the balcony on a dry day. It creaks a little when it is new, then stops.',
    '라탄 껍데기에 좋은 방석 하나.',
    '가벼워서 볕을 따라 방 안을 옮겨 다니고 맑은 날엔 발코니로도 나갑니다. 새것일 때 조금 삐걱이다가 이내 조용해집니다.',
  ],
  'tove-dining-chair': [
    'The spindle chair, five spindles, no fuss.',
    'Steam-bent at the top and wedged at the seat, as such chairs have been for two centuries. The paint is safe for small teeth.',
    '다섯 살대의 군더더기 없는 의자.',
    '위는 증기로 휘고 좌판은 쐐기로 고정한, 두 세기 동안 이어 온 방식입니다. 아이가 깨물어도 안전한 도료를 썼습니다.',
  ],
  'namu-dining-chair': [
    'A ladder-back that stands straight.',
    'Two curved slats meet your back exactly where it asks for them. Solid oak throughout, with joints you may inspect.',
    '반듯하게 선 사다리 등받이.',
    '휘어진 살 두 개가 등이 원하는 바로 그곳을 받칩니다. 전체가 참나무 원목이고 짜임은 얼마든지 들여다보셔도 됩니다.',
  ],
  'nils-dining-chair': [
    'Bent steel with a padded seat.',
    'It stacks four high and weighs less than the shopping. The seat pad is vegetable-tanned and screws off.',
    '휘어 만든 강관과 폭신한 좌판.',
    '네 개까지 쌓이고 장바구니보다 가볍습니다. 식물성으로 무두질한 좌판은 나사로 풀어 갈 수 있습니다.',
  ],
  'maru-dining-chair': [
    'One back splat, one long bend.',
    'The top rail runs from hand to hand in a single piece of walnut. You can sit in it sideways, and people do.',
    '등판 하나, 긴 곡선 하나.',
    '월넛 한 조각이 손에서 손으로 이어져 팔걸이가 됩니다. 옆으로 앉아도 편하고, 다들 그렇게 앉습니다.',
  ],
  'elsa-dining-chair': [
    'A petal with four legs.',
    'The shell is pressed from thin layers of ash and gives a little when you lean. Colour goes into the wood, so scratches stay quiet.',
    '다리 넷 달린 꽃잎.',
    '얇은 물푸레를 겹쳐 눌러 만든 등판이 기대면 살짝 휩니다. 색이 나무 속까지 들어 흠집이 도드라지지 않습니다.',
  ],
  'alma-dining-chair': [
    'Cane in the back, air all round.',
    'Woven cane keeps you cool through a long lunch and looks light in a small kitchen. The weave can be renewed by any caner.',
    '등에는 라탄, 사이에는 바람.',
    '라탄 짜임이 긴 점심에도 시원하고 작은 주방에서도 가벼워 보입니다. 짜임은 언제든 새로 갈 수 있습니다.',
  ],
  'aino-stool': [
    'Three legs never wobble.',
    'The first thing our carpenters learn to make and the last thing you will throw out. Seat, bedside table, plant stand, ladder to the top shelf.',
    '세 다리는 흔들리지 않습니다.',
    '목수가 처음 배우고 주인이 끝까지 버리지 않는 물건입니다. 의자도, 협탁도, 화분대도, 높은 선반의 디딤대도 됩니다.',
  ],
  'namu-stool': [
    'A saddle for the kitchen counter.',
    'The seat is hollowed by hand, which you notice after the first half hour. The rung is at the height feet look for.',
    '주방 바를 위한 안장.',
    '좌판을 손으로 파내어 반 시간쯤 지나면 차이를 압니다. 발걸이는 발이 저절로 찾는 높이에 있습니다.',
  ],
  'otto-stool': [
    'A tall one for short stops.',
    'Powder-coated steel from seat to foot, with rubber tips for the tiles. It minds neither spills nor winter on the terrace.',
    '잠깐 앉기 좋은 키다리.',
    '좌판부터 발끝까지 분체 도장 스틸에 고무 발을 달았습니다. 물을 쏟아도, 테라스에서 겨울을 나도 괜찮습니다.',
  ],
  'greta-stool': [
    'A footstool that gets sat on.',
    'Bouclé over firm foam, on four oak pegs. Put your feet up until company comes.',
    '손님이 오면 의자가 되는 발받침.',
    '단단한 폼을 부클레로 감싸고 참나무 다리 넷을 달았습니다. 손님이 오기 전까지는 발을 올려 두세요.',
  ],
  'dal-stool': [
    'A drum of glazed stoneware.',
    'Cool in summer, at home beside a bath or under a tree. The two holes are handles, because it is heavier than it looks.',
    '유약을 입힌 도자기 북.',
    '여름에 서늘하고 욕조 옆에도 나무 아래에도 어울립니다. 보기보다 무거워 양쪽 구멍을 손잡이로 씁니다.',
  ],
  'tove-stool': [
    'The one every child drags about.',
    'A slot in the seat makes it easy to carry and hard to trap a finger in. Made to stand on, sit on and colour at.',
    '아이마다 끌고 다니는 스툴.',
    '좌판의 홈 덕에 들기 쉽고 손가락은 끼지 않습니다. 딛고, 앉고, 색칠하라고 만들었습니다.',
  ],
  'oslo-bench': [
    'Five boards, four legs, no tricks.',
    'It waits in the hall for boots and at the table for cousins. Oil it once a year and it will outlive the house.',
    '판자 다섯, 다리 넷, 꾸밈없이.',
    '현관에서는 신발을, 식탁에서는 친척을 기다립니다. 1년에 한 번 기름을 먹이면 집보다 오래갑니다.',
  ],
  'maru-bench': [
    'A low block with a stretcher.',
    'Dovetailed at the ends, so the joints are the decoration. Two adults and a dog, tested.',
    '가로대를 댄 낮은 벤치.',
    '끝을 주먹장으로 짜맞춰 이음새가 곧 장식입니다. 어른 둘과 개 한 마리까지 확인했습니다.',
  ],
  'ines-bench': [
    'Two leather pads on thin black legs.',
    'At the foot of the bed it is a place for tomorrow’s clothes; in the hall, for today’s shopping. The leather darkens where light falls.',
    '가느다란 다리 위의 가죽 방석.',
    '침대 발치에서는 내일의 옷을, 현관에서는 오늘의 장바구니를 받아 줍니다. 빛이 닿는 곳부터 가죽이 깊어집니다.',
  ],
  'elsa-bench': [
    'A settle with a spindle back.',
    'Long enough for three and light enough for one to move. Painted in thin coats, so that the grain still shows.',
    '살대 등받이가 있는 긴 의자.',
    '셋이 앉을 만큼 길고 혼자 옮길 만큼 가볍습니다. 얇게 여러 번 칠해 나뭇결이 비칩니다.',
  ],
  'alma-bench': [
    'A woven seat you can leave wet towels on.',
    'Rattan dries by itself and gives just enough. It began as a pool bench and moved indoors.',
    '젖은 수건을 걸쳐 두어도 되는 벤치.',
    '라탄은 저절로 마르고 알맞게 휘어집니다. 수영장에서 시작해 집 안으로 들어온 벤치입니다.',
  ],
}
