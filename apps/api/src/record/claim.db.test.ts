import { system, transaction } from '@beian/database/transaction';
import { receiveUpload } from '@beian/orders/material';
import { getSubjectAndWebsite } from '@beian/records/record';
import { sampleJpeg } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const claim = `mutation ($input: ClaimInput!, $key: String!) { claimRecord(input: $input, key: $key) {
  __typename ... on RecordClaim { id state steps papers { id paper } } ... on ActionRefused { reasons { code field } } } }`;
const settle = `mutation ($id: ID!, $step: ClaimStep!, $reason: String, $key: String!) { settleRecordClaim(id: $id, step: $step, reason: $reason, key: $key) {
  __typename ... on RecordClaim { state reason } ... on ActionRefused { reasons { code field } } } }`;

test('a partner claims a filing that nobody holds, and the desk reads its papers and refuses it with a reason', async () => {
  const [record] = api.records;
  const ctx = api.db.worker;
  const { subject } = await transaction(ctx, system('clock'), (tx) =>
    getSubjectAndWebsite(ctx, tx, { recordId: record?.id ?? '', websiteId: record?.websiteIds[0] ?? '' }),
  );
  await api.db.query('delete from app.partner_records where record_id = $1', [record?.id]);
  const partner = { key: api.people.partner.key };
  const upload = async () => {
    const stored = await receiveUpload(api.db.app, api.people.partner.actor, await sampleJpeg());
    return stored.ok ? stored.upload.id : '';
  };
  const input = {
    ...{ filingNumber: record?.filingNumber, certificateNumber: subject.certificateNumber },
    ...{ certificate: await upload(), principalId: await upload() },
  };
  const ask = async (given: object, key: string) =>
    (await api.graphql(partner, claim, { input: { ...input, ...given }, key })).data.claimRecord;
  const made = await ask({}, 'one');
  expect(made).toMatchObject({ state: 'AWAITING_OWNER', steps: ['WITHDRAW'] });
  expect(await ask({}, 'one')).toEqual(made);
  expect(await ask({ certificateNumber: 'x', filingNumber: '苏ICP备20269999号' }, 'two')).toMatchObject({
    state: 'NOT_FOUND',
  });
  const stranger = { key: api.stranger.key };
  expect((await api.graphql(stranger, '{ recordClaims { edges { node { id } } } }')).data.recordClaims.edges).toEqual(
    [],
  );
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const call = { id: made.id, step: 'REFUSE', reason: '证件不清晰', key: 'three' };
  expect(
    (await api.graphql(stranger, settle, { ...call, step: 'WITHDRAW' })).data.settleRecordClaim.reasons,
  ).toMatchObject([{ code: 'CLAIM_NOT_FOUND' }]);
  expect(
    (await api.graphql(reviewer, settle, { ...call, reason: null, key: 'none' })).data.settleRecordClaim.reasons,
  ).toEqual([{ code: 'WRONG_SHAPE', field: 'reason' }]);
  expect((await api.graphql(reviewer, settle, call)).data.settleRecordClaim).toEqual({
    __typename: 'RecordClaim',
    state: 'REFUSED',
    reason: '证件不清晰',
  });
});
