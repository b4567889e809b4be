import type { Migration } from '@galleria/chassis/store/database'

/**
 * The catalogue's tables. What the seed brings is replaced whole when the seed changes; `bestseller` is what the shop
 * learnt since, refers to nothing and is kept.
 */
export const catalogueMigration: Migration = `
  CREATE TABLE seed (only INTEGER PRIMARY KEY CHECK (only = 1), hash TEXT NOT NULL) STRICT;

  CREATE TABLE category (
    category_id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    name_en TEXT NOT NULL, name_ko TEXT NOT NULL,
    description_en TEXT NOT NULL, description_ko TEXT NOT NULL,
    picture_id TEXT NOT NULL, picture_alt_en TEXT NOT NULL, picture_alt_ko TEXT NOT NULL
  ) STRICT;

  CREATE TABLE product (
    product_id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    code TEXT NOT NULL,
    category_id TEXT NOT NULL REFERENCES category (category_id),
    name_en TEXT NOT NULL, name_ko TEXT NOT NULL,
    summary_en TEXT NOT NULL, summary_ko TEXT NOT NULL,
    description_en TEXT NOT NULL, description_ko TEXT NOT NULL,
    material TEXT NOT NULL,
    attributes TEXT NOT NULL CHECK (json_valid(attributes)),
    keywords TEXT NOT NULL CHECK (json_valid(keywords)),
    rating REAL NOT NULL CHECK (rating BETWEEN 0 AND 5),
    rating_count INTEGER NOT NULL CHECK (rating_count >= 0),
    popularity REAL NOT NULL CHECK (popularity >= 0),
    added_on TEXT NOT NULL
  ) STRICT;

  CREATE TABLE variant (
    sku TEXT PRIMARY KEY,
    product_id TEXT NOT NULL REFERENCES product (product_id),
    place INTEGER NOT NULL,
    colour TEXT NOT NULL,
    name_en TEXT NOT NULL, name_ko TEXT NOT NULL,
    price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
    pictures TEXT NOT NULL CHECK (json_array_length(pictures) > 0)
  ) STRICT;
  CREATE INDEX variant_by_product ON variant (product_id, place);

  CREATE TABLE store (
    store_id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    name_en TEXT NOT NULL, name_ko TEXT NOT NULL,
    street TEXT NOT NULL,
    city_en TEXT NOT NULL, city_ko TEXT NOT NULL,
    country_code TEXT NOT NULL,
    opening_hours_en TEXT NOT NULL, opening_hours_ko TEXT NOT NULL,
    picture_id TEXT NOT NULL, picture_alt_en TEXT NOT NULL, picture_alt_ko TEXT NOT NULL
  ) STRICT;

  -- Both languages stand in each column: a shopper finds a lamp by either word, whatever language the page is in.
  CREATE VIRTUAL TABLE product_search USING fts5 (
    product_id UNINDEXED, name, keywords, summary, description,
    tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2 3'
  );
  CREATE TABLE search_word (word TEXT PRIMARY KEY, uses INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE bestseller (product_id TEXT PRIMARY KEY, units_sold INTEGER NOT NULL CHECK (units_sold >= 0)) STRICT;
`

/** How heavy and large each variant is in its box. The seed is read again, which fills in what this leaves at nothing. */
export const packedMigration: Migration = `
  ALTER TABLE variant ADD COLUMN weight_grams INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE variant ADD COLUMN volume_cm3 INTEGER NOT NULL DEFAULT 0;
`
