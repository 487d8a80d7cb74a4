// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const channelTestFragment = /* @__PURE__ */ graphql(`
  fragment ChannelTest on ChannelTest @_unmask {
    askedAt
    askedBy
    answeredAt
    ok
    said
  }
`);
export type ChannelTest = ResultOf<typeof channelTestFragment>;
export const firstRunRowFragment = /* @__PURE__ */ graphql(`
  fragment FirstRunRow on FirstRunRow @_unmask {
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
    test {
      ...ChannelTest
    }
    mayTest
  }
`, [channelTestFragment]);
export type FirstRunRow = ResultOf<typeof firstRunRowFragment>;
export const firstRunListFragment = /* @__PURE__ */ graphql(`
  fragment FirstRunList on FirstRunList @_unmask {
    over
    blocksPush
    confirmedAt
    confirmedBy
    mayConfirm
    rows {
      ...FirstRunRow
    }
  }
`, [firstRunRowFragment]);
export type FirstRunList = ResultOf<typeof firstRunListFragment>;
export const firstRunDocument = /* @__PURE__ */ graphql(`
  query FirstRun {
    firstRun {
      ...FirstRunList
    }
  }
`, [firstRunListFragment]);
export const confirmFirstRunDocument = /* @__PURE__ */ graphql(`
  mutation ConfirmFirstRun($key: String!, $item: FirstRunItem) {
    done: confirmFirstRun(key: $key, item: $item) {
      __typename
      ...FirstRunList
      ...ActionRefused
    }
  }
`, [firstRunListFragment, actionRefusedFragment]);
export const testChannelDocument = /* @__PURE__ */ graphql(`
  mutation TestChannel($key: String!, $address: String!, $channel: TestedChannel!) {
    done: testChannel(key: $key, address: $address, channel: $channel) {
      __typename
      ...FirstRunList
      ...ActionRefused
    }
  }
`, [firstRunListFragment, actionRefusedFragment]);
