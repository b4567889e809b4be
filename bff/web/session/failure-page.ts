import type { Problem } from '@galleria/contracts/problem'
import type { Locale } from '@galleria/contracts/values'
import { type Html, html, Html as Markup } from '../api/html.ts'
import { failureStyle } from './failure-style.ts'

/** Why somebody could not be signed in. */
export type SignInFailure = 'away' | 'expired' | 'declined'

interface Texts {
  readonly title: string
  readonly text: string
}

const texts: Readonly<
  Record<Locale, Readonly<Record<SignInFailure, Texts>> & { readonly again: string; readonly back: string }>
> = {
  en: {
    away: {
      title: 'Signing in is not possible right now',
      text: 'The part of the shop that knows people does not answer. You can go on shopping and buy as a guest; your cart is kept.',
    },
    expired: {
      title: 'That sign-in was not begun here',
      text: 'It took longer than five minutes, or was begun in another tab or browser. Please begin again.',
    },
    declined: {
      title: 'You have not been signed in',
      text: 'Signing in was broken off. Nothing has changed, and you can begin again whenever you like.',
    },
    again: 'Sign in',
    back: 'Back to the shop',
  },
  ko: {
    away: {
      title: '지금은 로그인할 수 없습니다',
      text: '회원 정보를 맡은 서비스가 응답하지 않습니다. 비회원으로 계속 둘러보고 주문하실 수 있으며, 장바구니는 그대로 유지됩니다.',
    },
    expired: {
      title: '이 브라우저에서 시작한 로그인이 아닙니다',
      text: '5분이 지났거나 다른 탭 또는 다른 브라우저에서 시작한 로그인입니다. 다시 시작해 주세요.',
    },
    declined: {
      title: '로그인되지 않았습니다',
      text: '로그인이 중단되었습니다. 바뀐 것은 없으며 언제든지 다시 시작하실 수 있습니다.',
    },
    again: '로그인',
    back: '쇼핑 계속하기',
  },
}

/** What a failure page is made of. */
export interface FailurePageParts {
  readonly failure: SignInFailure
  readonly problem: Problem
  readonly locale: Locale
  /** A path of ours: where whoever signs in wanted to go. */
  readonly back: string
  readonly traceId: string
}

/** A page for somebody who wanted to sign in: what happened, that nothing is lost, and two ways on. It needs nothing else, no script either. */
export function failurePage({ failure, problem, locale, back, traceId }: FailurePageParts): Response {
  const { again, back: backText, [failure]: said } = texts[locale]
  const page: Html = html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${said.title} · Galleria</title><style>${new Markup(failureStyle)}</style></head>
<body><main data-problem="${problem.code}"><p class="house">Galleria</p><h1>${said.title}</h1><p>${said.text}</p>
<p class="ways"><a class="first" href="/session/sign-in?${new URLSearchParams({ return: back })}">${again}</a><a href="${back}">${backText}</a></p>
<small>${traceId}</small></main></body></html>`
  return new Response(page.text, {
    status: problem.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': locale,
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...(problem.status === 503 || problem.status === 504 ? { 'retry-after': '10' } : {}),
    },
  })
}

const hash = new Bun.CryptoHasher('sha256').update(failureStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
