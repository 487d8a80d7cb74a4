// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, paperValueFragment } from './common.ts';

export const uploadLinkFragment = /* @__PURE__ */ graphql(`
  fragment UploadLink on UploadLink @_unmask {
    path
    expiresAt
    uploads
  }
`);
export type UploadLink = ResultOf<typeof uploadLinkFragment>;
export const faceCheckLinkFragment = /* @__PURE__ */ graphql(`
  fragment FaceCheckLink on FaceCheckLink @_unmask {
    path
    expiresAt
    tries
  }
`);
export type FaceCheckLink = ResultOf<typeof faceCheckLinkFragment>;
export const paperProposalFragment = /* @__PURE__ */ graphql(`
  fragment PaperProposal on PaperProposal @_unmask {
    field
    label
    values
    read {
      ...PaperValue
    }
  }
`, [paperValueFragment]);
export type PaperProposal = ResultOf<typeof paperProposalFragment>;
export const uploadReadingFragment = /* @__PURE__ */ graphql(`
  fragment UploadReading on UploadReading @_unmask {
    uploadId
    material
    state
    message
    proposals {
      ...PaperProposal
    }
  }
`, [paperProposalFragment]);
export type UploadReading = ResultOf<typeof uploadReadingFragment>;
export const createUploadLinkDocument = /* @__PURE__ */ graphql(`
  mutation CreateUploadLink($key: String!, $material: MaterialKind!, $id: ID!) {
    done: createUploadLink(key: $key, material: $material, id: $id) {
      __typename
      ...UploadLink
      ...ActionRefused
    }
  }
`, [uploadLinkFragment, actionRefusedFragment]);
export const createFaceCheckLinkDocument = /* @__PURE__ */ graphql(`
  mutation CreateFaceCheckLink($key: String!, $id: ID!) {
    done: createFaceCheckLink(key: $key, id: $id) {
      __typename
      ...FaceCheckLink
      ...ActionRefused
    }
  }
`, [faceCheckLinkFragment, actionRefusedFragment]);
export const readPaperDocument = /* @__PURE__ */ graphql(`
  mutation ReadPaper($key: String!, $material: MaterialKind!, $uploadId: ID!) {
    done: readPaper(key: $key, material: $material, uploadId: $uploadId) {
      __typename
      ...UploadReading
      ...ActionRefused
    }
  }
`, [uploadReadingFragment, actionRefusedFragment]);
