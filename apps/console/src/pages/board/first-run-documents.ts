import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const list = graphql(`
  fragment FirstRunParts on FirstRunList @_unmask {
    over
    blocksPush
    confirmedAt
    confirmedBy
    mayConfirm
    rows {
      item
      label
      explains
      checked
      todo
      path
      blocksPush
      done
      confirmedAt
      confirmedBy
      mayConfirm
      mayTest
      test {
        askedAt
        askedBy
        answeredAt
        ok
        said
      }
    }
  }
`);

export const firstRunDocument = graphql(
  `
    query FirstRun {
      firstRun {
        ...FirstRunParts
      }
    }
  `,
  [list],
);

export const confirmFirstRunDocument = graphql(
  `
    mutation ConfirmFirstRun($item: FirstRunItem, $key: String!) {
      answer: confirmFirstRun(item: $item, key: $key) {
        __typename
        ...FirstRunParts
        ...RefusedParts
      }
    }
  `,
  [list, refused],
);

export const testChannelDocument = graphql(
  `
    mutation TestChannel($channel: TestedChannel!, $address: String!, $key: String!) {
      answer: testChannel(channel: $channel, address: $address, key: $key) {
        __typename
        ...FirstRunParts
        ...RefusedParts
      }
    }
  `,
  [list, refused],
);

export type FirstRunList = ResultOf<typeof firstRunDocument>['firstRun'];
export type FirstRunRow = FirstRunList['rows'][number];
export type FirstRunAnswer = ResultOf<typeof confirmFirstRunDocument>['answer'];
