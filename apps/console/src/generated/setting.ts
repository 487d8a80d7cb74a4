// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const settingTextFragment = /* @__PURE__ */ graphql(`
  fragment SettingText on SettingText @_unmask {
    maxLength
    rule
    lines
  }
`);
export type SettingText = ResultOf<typeof settingTextFragment>;
export const settingChoiceFragment = /* @__PURE__ */ graphql(`
  fragment SettingChoice on SettingChoice @_unmask {
    value
    label
    brings
    inForce
    confirm
  }
`);
export type SettingChoice = ResultOf<typeof settingChoiceFragment>;
export const settingFragment = /* @__PURE__ */ graphql(`
  fragment Setting on Setting @_unmask {
    name
    label
    explains
    value
    changedAt
    changedBy
    mayChange
    text {
      ...SettingText
    }
    choices {
      ...SettingChoice
    }
  }
`, [settingTextFragment, settingChoiceFragment]);
export type Setting = ResultOf<typeof settingFragment>;
export const editionDifferenceFragment = /* @__PURE__ */ graphql(`
  fragment EditionDifference on EditionDifference @_unmask {
    here
    today
  }
`);
export type EditionDifference = ResultOf<typeof editionDifferenceFragment>;
export const editionInForceFragment = /* @__PURE__ */ graphql(`
  fragment EditionInForce on EditionInForce @_unmask {
    edition
    label
    isCurrent
    isDemonstration
    differences {
      ...EditionDifference
    }
  }
`, [editionDifferenceFragment]);
export type EditionInForce = ResultOf<typeof editionInForceFragment>;
export const settingsDocument = /* @__PURE__ */ graphql(`
  query Settings {
    settings {
      ...Setting
    }
  }
`, [settingFragment]);
export const editionInForceDocument = /* @__PURE__ */ graphql(`
  query EditionInForce {
    editionInForce {
      ...EditionInForce
    }
  }
`, [editionInForceFragment]);
export const changeSettingDocument = /* @__PURE__ */ graphql(`
  mutation ChangeSetting($key: String!, $from: String!, $value: String!, $name: SettingName!) {
    done: changeSetting(key: $key, from: $from, value: $value, name: $name) {
      __typename
      ...Setting
      ...ActionRefused
    }
  }
`, [settingFragment, actionRefusedFragment]);
