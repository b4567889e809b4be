import type { DrawingName } from '../../art/drawings.ts'
import type { Colour } from '../types.ts'

/**
 * What an article is drawn as, by the first of these that its name has a word of; the more telling words come first, since `CHRISTMAS
 * CARD HOLDER` holds cards and a `LUNCH BAG` is no gift.
 */
const drawings: readonly (readonly [DrawingName, words: string])[] = [
  ['key-ring', 'KEYRING CHARM BRACELET NECKLACE EARRINGS RING PURSE WALLET HAIRCLIP BANGLE'],
  ['clock', 'CLOCK'],
  ['watering-can', 'WATERING'],
  ['bird-house', 'NESTING BIRDHOUSE FEEDER BIRDCAGE'],
  ['candle-holder', 'T-LIGHT CANDLESTICK CANDLEHOLDER CANDELABRA CHANDELIER'],
  ['taper-candles', 'CANDLES T-LIGHTS'],
  ['candle', 'CANDLE INCENSE SCENTED'],
  ['diffuser', 'DIFFUSER OIL'],
  ['lantern', 'LANTERN PARASOL'],
  ['table-lamp', 'LAMP LIGHT LIGHTS NIGHT-LIGHT LAMPSHADE'],
  ['mug', 'MUG CUP TEACUP SAUCER'],
  ['teapot', 'TEAPOT KETTLE TEA COFFEE'],
  ['bowl', 'BOWL DISH JAM JAR'],
  ['plate', 'PLATE CAKESTAND PLATES COASTER COASTERS PLACEMAT CAKE DOILEY DOILIES'],
  ['vase', 'VASE JUG POT'],
  ['carafe', 'BOTTLE DECANTER FLASK'],
  ['wine-glasses', 'WINE CHAMPAGNE'],
  ['tumblers', 'GLASS TUMBLER BEAKER'],
  ['tray', 'TRAY SLATE'],
  ['cutting-board', 'BOARD CHOPPING'],
  ['pan', 'PAN BAKING CUTTERS CUTTER SPATULA CUTLERY SPOONS MOULD SCALES ENAMEL PANTRY KITCHEN'],
  ['apron', 'APRON GLOVE OVEN'],
  ['mirror', 'MIRROR'],
  ['frame', 'FRAME PHOTO PICTURE'],
  ['wall-art', 'SIGN PRINT BLOCK LETTER WORD CHALKBOARD STICKER PLAQUE FLAG'],
  ['coat-rack', 'HOOK HOOKS HANGER RACK KNOB'],
  ['cabinet', 'CABINET DRAWER DRAWERS'],
  ['shelf', 'SHELF BOOKCASE'],
  ['basket', 'BASKET STORAGE BAG BAGS SHOPPER WICKER HAMPER BIN'],
  ['cushion', 'CUSHION PILLOW'],
  ['rug', 'DOORMAT MAT RUG'],
  ['throw', 'BLANKET THROW SCARF QUILT'],
  ['towel', 'TOWEL TOWELS FLANNEL NAPKINS'],
  ['soap-dish', 'SOAP BATHROOM BATH'],
  ['planter', 'PLANTER PLANT FLOWER GARDEN HERB BUCKET'],
  ['garden-tools', 'TROWEL TOOL TOOLS GARDENERS GARDENING'],
  ['notebook', 'NOTEBOOK BOOK JOURNAL DIARY PASSPORT RECIPE'],
  ['pen', 'PEN PENCIL PENCILS CRAYONS CHALK'],
  ['cards', 'CARD CARDS PAPER WRAP TISSUES TISSUE STICKERS ENVELOPE POSTCARD CASES'],
  ['desk-organiser', 'TIDY ORGANISER TAPE STAPLER CALCULATOR'],
  ['toy-animal', 'TOY DOG CAT RABBIT BUNNY DUCK HORSE DINOSAUR OWL ANIMAL'],
  ['building-blocks', 'BLOCKS GAME PUZZLE DOMINOES SKITTLES KIT'],
  ['soft-toy', 'DOLL SOFT TEDDY BEAR BABUSHKA DOLLY'],
  ['mobile', 'MOBILE GARLAND BUNTING WINDMILL'],
  ['ornament', 'CHRISTMAS DECORATION BAUBLE EASTER HEART STAR HANGING ANGEL'],
  ['gift-box', 'BOX TIN TINS BOXES'],
]
const byWord = new Map(
  drawings.flatMap(([drawing, words], place) => words.split(' ').map((w) => [w, { drawing, place }])),
)

/** What is drawn where no word tells. */
const otherwise: DrawingName = 'gift-box'

const colours: Readonly<Record<string, Colour>> = {
  WHITE: 'white',
  CREAM: 'sand',
  IVORY: 'sand',
  NATURAL: 'sand',
  BLACK: 'black',
  SILVER: 'grey',
  GREY: 'grey',
  ZINC: 'grey',
  SLATE: 'grey',
  WOODEN: 'oak',
  WOOD: 'oak',
  WICKER: 'oak',
  CHOCOLATE: 'walnut',
  GOLD: 'brass',
  BRASS: 'brass',
  ANTIQUE: 'brass',
  RED: 'terracotta',
  RETROSPOT: 'terracotta',
  ORANGE: 'terracotta',
  GREEN: 'sage',
  GARDEN: 'sage',
  BLUE: 'navy',
  TURQUOISE: 'navy',
  PURPLE: 'navy',
  PINK: 'blush',
  ROSE: 'blush',
  YELLOW: 'mustard',
}

/** The drawing that suits an article, by its name in capitals. */
export function fittingDrawing(name: string): DrawingName {
  const known = wordsOf(name).flatMap((word) => byWord.get(word) ?? byWord.get(word.replace(/S$/, '')) ?? [])
  return known.toSorted((a, b) => a.place - b.place)[0]?.drawing ?? otherwise
}

/** The colour of the shop's palette that a name speaks of, if it does. */
export function fittingColour(name: string): Colour | undefined {
  return wordsOf(name).flatMap((word) => colours[word] ?? [])[0]
}

function wordsOf(name: string): string[] {
  return name.toUpperCase().match(/[A-Z][A-Z-]*/g) ?? []
}
