// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const returnReasonFragment = /* @__PURE__ */ graphql(`
  fragment ReturnReason on ReturnReason @_unmask {
    code
    label
    advice
    fits
    searchKeys
  }
`);
export type ReturnReason = ResultOf<typeof returnReasonFragment>;
export const reasonUseFragment = /* @__PURE__ */ graphql(`
  fragment ReasonUse on ReasonUse @_unmask {
    code
    uses
    reviewers
  }
`);
export type ReasonUse = ResultOf<typeof reasonUseFragment>;
export const returnReasonsDocument = /* @__PURE__ */ graphql(`
  query ReturnReasons {
    returnReasons {
      ...ReturnReason
    }
  }
`, [returnReasonFragment]);
export const reasonUsesDocument = /* @__PURE__ */ graphql(`
  query ReasonUses($days: Int!) {
    reasonUses(days: $days) {
      ...ReasonUse
    }
  }
`, [reasonUseFragment]);
