// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { ruleSourceFragment } from './common.ts';

export const rulebookKindFragment = /* @__PURE__ */ graphql(`
  fragment RulebookKind on RulebookKind @_unmask {
    kind
    label
  }
`);
export type RulebookKind = ResultOf<typeof rulebookKindFragment>;
export const rulebookRuleFragment = /* @__PURE__ */ graphql(`
  fragment RulebookRule on RulebookRule @_unmask {
    topic
    key
    text
    from
    until
    sources {
      ...RuleSource
    }
    subjects
    kinds
    effects
  }
`, [ruleSourceFragment]);
export type RulebookRule = ResultOf<typeof rulebookRuleFragment>;
export const statedRuleFragment = /* @__PURE__ */ graphql(`
  fragment StatedRule on StatedRule @_unmask {
    topic
    key
    text
    from
    until
    sources {
      ...RuleSource
    }
  }
`, [ruleSourceFragment]);
export type StatedRule = ResultOf<typeof statedRuleFragment>;
export const rulebookChangeFragment = /* @__PURE__ */ graphql(`
  fragment RulebookChange on RulebookChange @_unmask {
    edition
    day
    began {
      ...StatedRule
    }
    ended {
      ...StatedRule
    }
  }
`, [statedRuleFragment]);
export type RulebookChange = ResultOf<typeof rulebookChangeFragment>;
export const rulebookFragment = /* @__PURE__ */ graphql(`
  fragment Rulebook on Rulebook @_unmask {
    code
    label
    bureau
    edition
    since
    until
    kinds {
      ...RulebookKind
    }
    rules {
      ...RulebookRule
    }
    changes {
      ...RulebookChange
    }
  }
`, [rulebookKindFragment, rulebookRuleFragment, rulebookChangeFragment]);
export type Rulebook = ResultOf<typeof rulebookFragment>;
export const rulebookDocument = /* @__PURE__ */ graphql(`
  query Rulebook($edition: String, $code: String!) {
    rulebook(edition: $edition, code: $code) {
      ...Rulebook
    }
  }
`, [rulebookFragment]);
