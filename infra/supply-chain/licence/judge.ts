import parse from 'spdx-expression-parse'
import { allowed, forbidden } from './policy.ts'

type Expression = ReturnType<typeof parse>

/** Why a licence (an SPDX expression) may not be depended on; undefined when it may. Of alternatives one that may is enough. */
export function objection(licence: string | undefined): string | undefined {
  if (licence === undefined) return 'no licence is stated'
  const expression = parsed(licence)
  return expression ? against(expression) : `"${licence}" is no SPDX expression`
}

function against(expression: Expression): string | undefined {
  if ('license' in expression) {
    const { license } = expression
    if (license in allowed) return undefined
    return license in forbidden ? `${license} is forbidden: ${forbidden[license]}` : `nobody has read ${license} yet`
  }
  const [left, right] = [against(expression.left), against(expression.right)]
  return expression.conjunction === 'and' ? (left ?? right) : left && right
}

/** What is not an SPDX expression is refused with the words in which it was written, so the parser's own are not needed. */
function parsed(licence: string): Expression | undefined {
  try {
    return parse(licence)
  } catch {
    return undefined
  }
}
