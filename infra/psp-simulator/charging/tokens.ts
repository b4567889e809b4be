import type { Books } from '../books/books.ts'
import type { ChallengeRow, TokenRow } from '../books/cards.ts'
import { newId } from './till.ts'

/** What a token is made for. */
export type Tokenized = Omit<TokenRow, 'id' | 'spent_on'>

/** Makes a token. Run inside `books.write`. */
export function issueToken({ cards }: Books, { last4, brand, outcome, expires }: Tokenized) {
  const id = newId('tok')
  cards.addToken({ id, last4, brand, outcome, expires })
  return { object: 'token' as const, token: id, last4, brand }
}

const mostAttempts = 3

/** What came of answering a challenge: a token, or how many tries are left. */
export type Answered = ReturnType<typeof issueToken> | { readonly attemptsLeft: number }

/** Weighs a one-time code. Three wrong ones give a token all the same; as with a real bank, it is the charge that is refused. */
export function answerChallenge(books: Books, challenge: ChallengeRow, isRight: boolean): Answered {
  const attempts = challenge.attempts + 1
  if (!isRight && attempts < mostAttempts) {
    books.cards.countAttempt(challenge.id)
    return { attemptsLeft: mostAttempts - attempts }
  }
  books.cards.endChallenge(challenge.id)
  return issueToken(
    books,
    isRight ? challenge : { ...challenge, outcome: { kind: 'refuse', code: 'authentication_failed' } },
  )
}
