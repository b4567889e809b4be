/** No JSON, no object, another object, a name that some languages trip over, numbers that are none (F18). */
export const poisons = [
  '{"orderId":',
  'null',
  '{"orderId":7}',
  '{"__proto__":{"orderId":"o"}}',
  '{"lines":[{"quantity":1e999}]}',
]
