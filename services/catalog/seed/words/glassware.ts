import type { Words } from './words.ts'

/** What is written of blown things. */
export const glasswareWords: Words = {
  'juno-carafe': [
    'A round body with a glass stopper.',
    'The stopper is ground to fit and marked with the number of its carafe. Wine breathes in it, water just looks well.',
    '유리 마개를 얹은 둥근 카라페.',
    '마개를 몸체에 맞춰 갈고 같은 번호를 새깁니다. 와인은 숨을 쉬고 물은 그저 맑아 보입니다.',
  ],
  'bada-carafe': [
    'A bottle with a broad back and an oak cork.',
    'It fits the fridge door, which most carafes forget to. There is always a little left for the plant.',
    '참나무 마개의 듬직한 병.',
    '대부분의 카라페가 잊는 것, 냉장고 문칸에 들어갑니다. 화분에 줄 물은 늘 조금 남습니다.',
  ],
  'otto-carafe': [
    'A cone, as in the laboratory.',
    'It stands where others tip and pours in a thin line. Nothing catches at the bottom, so a brush reaches everywhere.',
    '실험실에서 온 원뿔.',
    '다른 병이 넘어지는 곳에서도 서고 가늘게 따라집니다. 바닥에 걸리는 데가 없어 솔이 어디든 닿습니다.',
  ],
  'margot-carafe': [
    'Narrow waist, full skirt.',
    'Pinched while hot, so your hand knows where to go. In colours that suit lemonade and guests.',
    '잘록한 허리와 풍성한 치마.',
    '뜨거울 때 허리를 집어 손이 갈 곳을 압니다. 레모네이드와 손님에게 어울리는 빛깔입니다.',
  ],
  'nils-carafe': [
    'Straight, plain and always on the table.',
    'A tall cylinder with a cork, light when empty. We use them in all our stores, and nobody has been careful.',
    '곧고 담백하게 늘 식탁 위에.',
    '코르크 마개를 얹은 긴 원통으로 비면 가볍습니다. 모든 매장에서 쓰는데 아무도 조심하지 않습니다.',
  ],
  'juno-tumblers': [
    'Coloured glass with a thin lip.',
    'Sold as a set, blown on the same morning. Each sits a little differently in the light.',
    '입이 얇은 색유리 잔.',
    '같은 날 아침에 분 잔을 한 세트로 묶었습니다. 빛을 받는 모습이 저마다 조금씩 다릅니다.',
  ],
  'bada-tumblers': [
    'Tall, with four fine ribs.',
    'The ribs give wet fingers something to hold. Ice sounds right in them.',
    '가는 골 네 줄의 긴 잔.',
    '젖은 손가락이 골을 붙잡습니다. 얼음 소리가 제대로 납니다.',
  ],
  'dal-tumblers': [
    'Round as small moons.',
    'Hold one in your palm and it stays there. For plum tea, for whisky, for a tealight.',
    '작은 달처럼 둥근 잔.',
    '손바닥에 쥐면 그대로 머뭅니다. 매실차에도, 위스키에도, 티라이트에도.',
  ],
  'sol-tumblers': [
    'Wide-mouthed and sunny, ribbed.',
    'The shape comes from village cafés in the south, where lunch is long. They stack.',
    '입이 넓고 골이 진 햇빛 잔.',
    '점심이 긴 남쪽 마을 카페에서 온 모양입니다. 차곡차곡 쌓입니다.',
  ],
  'nils-tumblers': [
    'The everyday glass, by the handful.',
    'Short and straight with a thick base, hard to knock over and cheap to replace. We keep this shape in stock for good.',
    '매일 쓰는 잔, 넉넉히.',
    '짧고 곧고 바닥이 두꺼워 잘 넘어지지 않고 하나씩 채우기도 쉽습니다. 이 모양은 단종하지 않습니다.',
  ],
  'juno-wine-glasses': [
    'One glass for both colours.',
    'Big enough for red, slim enough for white, and with a stem that bends before it breaks. A pair.',
    '두 가지 와인을 위한 하나의 잔.',
    '레드에는 넉넉하고 화이트에는 날렵하며 다리는 부러지기 전에 휩니다. 두 개 한 쌍.',
  ],
  'margot-wine-glasses': [
    'Coupes for good news.',
    'Bubbles leave faster, laughter stays longer. Tinted so lightly that only an empty one shows it.',
    '좋은 소식을 위한 쿠프.',
    '거품은 빨리 떠나고 웃음은 오래 남습니다. 비었을 때만 보일 만큼 옅게 물들였습니다.',
  ],
  'vela-wine-glasses': [
    'Tall and a little solemn.',
    'The narrow mouth gathers the scent of a wine you have waited for. Wash it the next morning, not the same night.',
    '키가 크고 조금은 엄숙한 잔.',
    '좁은 입이 기다려 온 와인의 향을 모읍니다. 그날 밤 말고 다음 날 아침에 씻으세요.',
  ],
  'otto-wine-glasses': [
    'Short stems for crowded tables.',
    'Low enough for the dishwasher and for people who talk with their hands. In smoke and in navy.',
    '북적이는 식탁을 위한 짧은 다리.',
    '식기세척기에도, 손으로 말하는 사람에게도 알맞은 높이입니다. 스모크와 네이비.',
  ],
}
