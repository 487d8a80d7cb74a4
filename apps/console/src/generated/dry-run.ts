// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, reasonFragment } from './common.ts';

export const outsideAnswerFragment = /* @__PURE__ */ graphql(`
  fragment OutsideAnswer on OutsideAnswer @_unmask {
    source
    about
    use
  }
`);
export type OutsideAnswer = ResultOf<typeof outsideAnswerFragment>;
export const dryRunFragment = /* @__PURE__ */ graphql(`
  fragment DryRun on DryRun @_unmask {
    passes
    refused {
      ...Reason
    }
    returned {
      ...Reason
    }
    reviewed {
      ...Reason
    }
    answers {
      ...OutsideAnswer
    }
  }
`, [reasonFragment, outsideAnswerFragment]);
export type DryRun = ResultOf<typeof dryRunFragment>;
export const changeOrderDryRunDocument = /* @__PURE__ */ graphql(`
  query ChangeOrderDryRun($acknowledged: [String!], $id: ID!) {
    changeOrderDryRun(acknowledged: $acknowledged, id: $id) {
      __typename
      ...DryRun
      ...ActionRefused
    }
  }
`, [dryRunFragment, actionRefusedFragment]);
