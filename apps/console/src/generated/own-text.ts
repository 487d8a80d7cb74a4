// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const ownTextFragment = /* @__PURE__ */ graphql(`
  fragment OwnText on OwnText @_unmask {
    id
    key
    state
    stateLabel
    texts
    from
    until
    draftId
  }
`);
export type OwnText = ResultOf<typeof ownTextFragment>;
export const textFaultFragment = /* @__PURE__ */ graphql(`
  fragment TextFault on TextFault @_unmask {
    field
    message
  }
`);
export type TextFault = ResultOf<typeof textFaultFragment>;
export const textReadFragment = /* @__PURE__ */ graphql(`
  fragment TextRead on TextRead @_unmask {
    subject
    mail
    sms
    smsLength
    smsParts
  }
`);
export type TextRead = ResultOf<typeof textReadFragment>;
export const textReadingFragment = /* @__PURE__ */ graphql(`
  fragment TextReading on TextReading @_unmask {
    language
    before {
      ...TextRead
    }
    after {
      ...TextRead
    }
  }
`, [textReadFragment]);
export type TextReading = ResultOf<typeof textReadingFragment>;
export const textSampleFragment = /* @__PURE__ */ graphql(`
  fragment TextSample on TextSample @_unmask {
    orderId
    orderNumber
    kindLabel
    recipientLabel
    readings {
      ...TextReading
    }
  }
`, [textReadingFragment]);
export type TextSample = ResultOf<typeof textSampleFragment>;
export const textPreviewFragment = /* @__PURE__ */ graphql(`
  fragment TextPreview on TextPreview @_unmask {
    faults {
      ...TextFault
    }
    beforeIsOwn
    samples {
      ...TextSample
    }
  }
`, [textFaultFragment, textSampleFragment]);
export type TextPreview = ResultOf<typeof textPreviewFragment>;
export const ownTextsDocument = /* @__PURE__ */ graphql(`
  query OwnTexts {
    ownTexts {
      ...OwnText
    }
  }
`, [ownTextFragment]);
export const textPreviewDocument = /* @__PURE__ */ graphql(`
  query TextPreview($day: String, $texts: String!, $key: String!) {
    textPreview(day: $day, texts: $texts, key: $key) {
      ...TextPreview
    }
  }
`, [textPreviewFragment]);
