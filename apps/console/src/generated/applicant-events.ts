// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql } from '../graphql.ts';
import { fillAnswer } from '../pages/new-order/documents.ts';

export const eventDocuments = {
saveDraft: /* @__PURE__ */ graphql(`
  mutation SaveDraft($id: ID!, $version: Int!, $fields: [FieldInput!], $key: String!, $content: OrderContentInput) {
    done: saveDraft(id: $id, version: $version, fields: $fields, key: $key, content: $content) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
attachMaterial: /* @__PURE__ */ graphql(`
  mutation AttachMaterial($id: ID!, $version: Int!, $material: MaterialKind!, $uploadId: ID!, $key: String!) {
    done: attachMaterial(id: $id, version: $version, material: $material, uploadId: $uploadId, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
removeMaterial: /* @__PURE__ */ graphql(`
  mutation RemoveMaterial($id: ID!, $version: Int!, $material: MaterialKind!, $key: String!) {
    done: removeMaterial(id: $id, version: $version, material: $material, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
submit: /* @__PURE__ */ graphql(`
  mutation Submit($id: ID!, $version: Int!, $acknowledged: [String!], $key: String!) {
    done: submit(id: $id, version: $version, acknowledged: $acknowledged, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
withdraw: /* @__PURE__ */ graphql(`
  mutation Withdraw($id: ID!, $version: Int!, $key: String!) {
    done: withdraw(id: $id, version: $version, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
abandon: /* @__PURE__ */ graphql(`
  mutation Abandon($id: ID!, $version: Int!, $key: String!) {
    done: abandon(id: $id, version: $version, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
verifyDomains: /* @__PURE__ */ graphql(`
  mutation VerifyDomains($id: ID!, $key: String!) {
    done: verifyDomains(id: $id, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
submitSupplement: /* @__PURE__ */ graphql(`
  mutation SubmitSupplement($id: ID!, $version: Int!, $key: String!) {
    done: submitSupplement(id: $id, version: $version, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
confirmCurtain: /* @__PURE__ */ graphql(`
  mutation ConfirmCurtain($id: ID!, $key: String!) {
    done: confirmCurtain(id: $id, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
submitPhoto: /* @__PURE__ */ graphql(`
  mutation SubmitPhoto($id: ID!, $version: Int!, $key: String!) {
    done: submitPhoto(id: $id, version: $version, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
fetchBureauAppPhoto: /* @__PURE__ */ graphql(`
  mutation FetchBureauAppPhoto($id: ID!, $code: String!, $key: String!) {
    done: fetchBureauAppPhoto(id: $id, code: $code, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
confirmBureauApp: /* @__PURE__ */ graphql(`
  mutation ConfirmBureauApp($id: ID!, $version: Int!, $key: String!) {
    done: confirmBureauApp(id: $id, version: $version, key: $key) {
      ...FillAnswer
    }
  }
`, [fillAnswer]),
} as const;
