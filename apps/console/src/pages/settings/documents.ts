import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const setting = graphql(`
  fragment SettingParts on Setting @_unmask {
    name
    label
    explains
    value
    changedAt
    changedBy
    mayChange
    text {
      maxLength
      rule
      lines
    }
    choices {
      value
      label
      brings
      inForce
      confirm
    }
  }
`);

export const settingsDocument = graphql(
  `
    query Settings {
      settings {
        ...SettingParts
      }
    }
  `,
  [setting],
);

export const changeSettingDocument = graphql(
  `
    mutation ChangeSetting($name: SettingName!, $value: String!, $from: String!, $key: String!) {
      changeSetting(name: $name, value: $value, from: $from, key: $key) {
        __typename
        ...SettingParts
        ...RefusedParts
      }
    }
  `,
  [setting, refused],
);

export type Setting = ResultOf<typeof settingsDocument>['settings'][number];
export type SettingChoice = Setting['choices'][number];
