/** The stream behind a key-value bucket, as the NATS client and its tools name it. */
export function bucketStream(bucket: string): string {
  return `KV_${bucket}`
}

/** The subject of a key of a bucket, or with `>` of all its keys. */
export function bucketSubject(bucket: string, key: string): string {
  return `$KV.${bucket}.${key}`
}
