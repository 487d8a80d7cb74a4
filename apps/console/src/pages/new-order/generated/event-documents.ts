// Written by `npm run gen` from packages/domain/src/order/events; change those, not this.
import { graphql } from '../../../graphql.ts';
import { answer } from '../documents.ts';

export const eventDocuments = {
  saveDraft: graphql(
    `
      mutation SaveDraft($id: ID!, $version: Int!, $fields: [FieldInput!]!, $key: String!) {
        done: saveDraft(id: $id, version: $version, fields: $fields, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  attachMaterial: graphql(
    `
      mutation AttachMaterial($id: ID!, $version: Int!, $material: MaterialKind!, $uploadId: ID!, $key: String!) {
        done: attachMaterial(id: $id, version: $version, material: $material, uploadId: $uploadId, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  removeMaterial: graphql(
    `
      mutation RemoveMaterial($id: ID!, $version: Int!, $material: MaterialKind!, $key: String!) {
        done: removeMaterial(id: $id, version: $version, material: $material, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  submit: graphql(
    `
      mutation Submit($id: ID!, $version: Int!, $acknowledged: [String!], $key: String!) {
        done: submit(id: $id, version: $version, acknowledged: $acknowledged, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  withdraw: graphql(
    `
      mutation Withdraw($id: ID!, $version: Int!, $key: String!) {
        done: withdraw(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  abandon: graphql(
    `
      mutation Abandon($id: ID!, $version: Int!, $key: String!) {
        done: abandon(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  verifyDomains: graphql(
    `
      mutation VerifyDomains($id: ID!, $key: String!) {
        done: verifyDomains(id: $id, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  submitSupplement: graphql(
    `
      mutation SubmitSupplement($id: ID!, $version: Int!, $key: String!) {
        done: submitSupplement(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  confirmCurtain: graphql(
    `
      mutation ConfirmCurtain($id: ID!, $key: String!) {
        done: confirmCurtain(id: $id, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  submitPhoto: graphql(
    `
      mutation SubmitPhoto($id: ID!, $version: Int!, $key: String!) {
        done: submitPhoto(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  fetchBureauAppPhoto: graphql(
    `
      mutation FetchBureauAppPhoto($id: ID!, $code: String!, $key: String!) {
        done: fetchBureauAppPhoto(id: $id, code: $code, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  confirmBureauApp: graphql(
    `
      mutation ConfirmBureauApp($id: ID!, $version: Int!, $key: String!) {
        done: confirmBureauApp(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
} as const;
