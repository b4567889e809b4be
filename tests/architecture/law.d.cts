import type { IForbiddenRuleType } from 'dependency-cruiser'

declare const law: (IForbiddenRuleType & { name: string })[]
export = law
