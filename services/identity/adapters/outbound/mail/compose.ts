import type { Locale } from '@galleria/contracts/values'
import { html } from 'hono/html'
import type { Letter, LetterKind, Mail } from '../../../letters.ts'
import { type Texts, texts } from '../../../pages/texts/texts.ts'

const minuteMs = 60_000
/** What is of use always is not worth sending after so long. */
const usualMinutes = 24 * 60

/** Puts a letter into words, as plain text and as simple markup that say the same. `now` in epoch milliseconds. */
export async function compose({ kind, to, locale, link, goodForMinutes }: Letter, now: number): Promise<Mail> {
  const t = texts[locale].mail
  const { subject, text, button } = words(t)[kind]
  const after = [
    ...(goodForMinutes === undefined ? [] : [t.good(goodForMinutes)]),
    ...(tellsOfDeeds.includes(kind) ? [] : [t.ignore]),
  ]
  return {
    to,
    goodUntil: now + (goodForMinutes ?? usualMinutes) * minuteMs,
    subject: `Galleria: ${subject}`,
    text: `${[t.hello, text, link, ...after, t.bye].join('\n\n')}\n`,
    html: String(await page(locale, { subject, text, button, link, after })),
  }
}

function words(t: Texts['mail']): Record<LetterKind, { subject: string; text: string; button: string }> {
  return {
    'verify-email': { subject: t.verifySubject, text: t.verifyText, button: t.verifyButton },
    'account-known': { subject: t.knownSubject, text: t.knownText, button: t.knownButton },
    'reset-password': { subject: t.resetSubject, text: t.resetText, button: t.resetButton },
    'account-unknown': { subject: t.unknownSubject, text: t.unknownText, button: t.unknownButton },
    'password-changed': { subject: t.changedSubject, text: t.changedText, button: t.changedButton },
    'passkey-added': { subject: t.passkeySubject, text: t.passkeyText, button: t.passkeyButton },
    'account-closed': { subject: t.closedSubject, text: t.closedText, button: t.closedButton },
  }
}

/** What has happened already is not undone by doing nothing. */
const tellsOfDeeds: readonly LetterKind[] = ['password-changed', 'passkey-added', 'account-closed']

interface Said {
  readonly subject: string
  readonly text: string
  readonly button: string
  readonly link: string
  readonly after: readonly string[]
}

/** Mail programs know little of style sheets, so each element brings its own style. */
function page(locale: Locale, { subject, text, button, link, after }: Said) {
  const sans = "font-family:Seravek,'Gill Sans Nova',Ubuntu,Calibri,'Apple SD Gothic Neo','Malgun Gothic',sans-serif"
  const serif = "font-family:'Palatino Linotype',Palatino,'Noto Serif KR',serif;font-weight:500"
  return html`<!doctype html>
<html lang="${locale}">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${subject}</title></head>
  <body style="margin:0;padding:24px;background:#faf7f2;color:#241f1a;${sans};font-size:16px;line-height:1.6;word-break:keep-all">
    <div style="max-width:520px;margin:0 auto">
      <p style="margin:0 0 24px;${serif};font-size:24px">Galleria</p>
      <h1 style="margin:0 0 16px;${serif};font-size:28px;line-height:1.2">${subject}</h1>
      <p style="margin:0 0 24px">${text}</p>
      <p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:12px 22px;border-radius:999px;background:#a5452b;color:#fffaf5;font-weight:600;text-decoration:none">${button}</a></p>
      <p style="margin:0 0 24px;color:#5f554b;font-size:14px;word-break:break-all">${link}</p>
      ${after.map((line) => html`<p style="margin:0 0 8px;color:#5f554b;font-size:14px">${line}</p>`)}
    </div>
  </body>
</html>`
}
