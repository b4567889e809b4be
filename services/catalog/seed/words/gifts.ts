import type { Words } from './words.ts'

/** What is written of presents. */
export const giftsWords: Words = {
  'bom-gift-box': [
    'For someone who has just moved in.',
    'A candle, a tea towel and a bar of soap, packed in paper petals. The ribbon is cotton and goes in the hair afterwards.',
    '막 이사한 사람에게.',
    '향초와 행주, 비누를 종이 꽃잎에 담았습니다. 면 리본은 나중에 머리를 묶어도 됩니다.',
  ],
  'dal-gift-box': [
    'Tea for two, with the cups.',
    'Two porcelain cups, a tin of mugwort tea and a card with nothing on it. Wrapped in hanji, which is a present by itself.',
    '잔까지 담은 두 사람의 차.',
    '백자 잔 둘과 쑥차 한 통, 빈 카드 한 장. 포장한 한지만으로도 선물입니다.',
  ],
  'siena-gift-box': [
    'A large parcel and a small surprise.',
    'Olive oil soap and a bowl in the large one. We are not going to tell you about the small one.',
    '큰 꾸러미와 작은 비밀.',
    '큰 상자에는 올리브 비누와 볼이 들어 있습니다. 작은 상자는 말씀드리지 않겠습니다.',
  ],
  'fjell-gift-box': [
    'For a winter birthday.',
    'Wool socks, a spruce candle and dark chocolate, tied with string and a sprig. It smells of the forest before it is opened.',
    '겨울에 태어난 사람에게.',
    '울 양말과 가문비 향초, 다크 초콜릿을 끈과 잔가지로 묶었습니다. 열기 전부터 숲 냄새가 납니다.',
  ],
  'margot-gift-box': [
    'A hatbox, since hats went out of fashion.',
    'Linen handkerchiefs and a bottle of hand cream, with space left for a letter. The box stays for ribbons and photographs.',
    '모자가 사라진 뒤의 모자 상자.',
    '리넨 손수건과 핸드크림을 담고 편지 자리를 남겼습니다. 상자에는 리본과 사진을 두세요.',
  ],
  'sol-gift-box': [
    'Three boxes, one on another.',
    'Honey at the bottom, a beeswax candle in the middle, something shiny on top. Open from above, or cheat.',
    '차곡차곡 쌓은 상자 셋.',
    '아래에는 꿀, 가운데는 밀랍초, 맨 위에는 반짝이는 것. 위에서부터 여세요, 물론 반칙도 됩니다.',
  ],
  'juno-ornaments': [
    'Glass bubbles for a branch.',
    'Blown as thin as a wish, silvered inside. They come in a box with a bed for each.',
    '가지에 다는 유리 방울.',
    '소원처럼 얇게 불어 안쪽을 은빛으로 입혔습니다. 하나씩 자리가 있는 상자에 담깁니다.',
  ],
  'haneul-ornaments': [
    'Folded hanji diamonds.',
    'They fold flat for eleven months and open with a pull. Light enough for the thinnest twig.',
    '접어 만든 한지 마름모.',
    '열한 달은 납작하게, 당기면 활짝 펴집니다. 가장 가는 가지에도 가볍습니다.',
  ],
  'gaon-ornaments': [
    'Stars cut from brass sheet.',
    'Bent once along each ray, which is what makes them catch the candle. In January they look good in a window.',
    '황동판을 오린 별.',
    '살마다 한 번씩 접어 촛불을 받습니다. 일월에는 창가에서도 어울립니다.',
  ],
  'tove-ornaments': [
    'A drop, a tree and a heart.',
    'Sawn from beech with a string through the top. Sturdy enough for the lower branches, where the children decorate.',
    '물방울과 나무, 하트.',
    '너도밤나무를 오려 끈을 꿰었습니다. 아이들이 꾸미는 아래쪽 가지에 달아도 튼튼합니다.',
  ],
  'ines-key-ring': [
    'A tag of saddle leather.',
    'Stitched round the edge, with a rivet that will not let go. Heavy enough to find in a bag.',
    '안장 가죽 한 조각.',
    '둘레를 꿰매고 놓치지 않는 리벳을 박았습니다. 가방 속에서 찾을 만큼 묵직합니다.',
  ],
  'gaon-key-ring': [
    'A brass coin with our arch on it.',
    'Struck in one blow. In ten years the arch will be yours alone to see.',
    '아치를 새긴 황동 동전.',
    '한 번에 찍어 냈습니다. 10년이면 아치는 주인만 알아봅니다.',
  ],
  'namu-key-ring': [
    'A leaf you cannot lose.',
    'Sawn from oak and carved with its veins. It floats, which boat owners mention.',
    '잃어버리지 않는 잎 하나.',
    '참나무를 오려 잎맥을 새겼습니다. 물에 뜬다고 배 주인들이 알려 주었습니다.',
  ],
  'sora-key-ring': [
    'A tassel tied like a norigae.',
    'Braided cotton and one knot, after the ornaments once worn with hanbok. Light on a key, bright in the hand.',
    '노리개처럼 맨 술.',
    '한복에 달던 노리개를 따라 면실을 땋고 매듭 하나를 지었습니다. 열쇠엔 가볍고 손안엔 환합니다.',
  ],
}
