import PostalMime, { type Address } from 'postal-mime'
import type { MailContent } from '../store/mails.ts'

const limits = { subject: 500, from: 320 }

/** Reads a mail as it was sent (RFC 5322, MIME). @throws when it is nested or headed beyond reason. */
export async function readMail(raw: Uint8Array): Promise<MailContent> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 65_536, maxRfc822NestingDepth: 1 })
  return {
    from: written(mail.from).slice(0, limits.from),
    subject: (mail.subject ?? '').slice(0, limits.subject),
    text: mail.text ?? '',
    html: mail.html ?? '',
  }
}

function written(address: Address | undefined): string {
  if (!address?.address) return address?.name ?? ''
  return address.name ? `${address.name} <${address.address}>` : address.address
}
