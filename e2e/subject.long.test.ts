import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { copyExample } from './packed-client.ts';
import { runExample } from './partner-example.ts';
import { type Stack, startStack } from './stack.ts';
import { type Order, pushOrder, uploadMissingMaterials, waitForState } from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const canary = { mobile: '13000017531', email: 'owner-17531@walk.example', name: '主体样例' };
const newName = '金陵样例新茶业有限公司';

describe('变更主体 in 江苏: a unit changes its name and its principal', () => {
  let order: Order;
  const record = async () =>
    (
      await stack.partner.graphql(
        `query r($id: ID!) { record(id: $id) { id name values { field values masked } websites { id name values { field values } } } }`,
        { id: order.record.id },
      )
    ).record;

  test('the requirements can be queried before there is an order', async () => {
    const { records, province } = await stack.partner.graphql(`{
      records(first: 1) { edges { node { id
        changeRules { move answer conditions { text } wayOut }
        actions(kind: CHANGE_SUBJECT) { event presence reasons { code } } } } }
      province(code: "320000") { edition photoMethod smsChecked rules { key reaches source } } }`);
    const { node } = records.edges[0];
    expect(node.actions).toEqual([{ event: 'openOrder', presence: 'ENABLED', reasons: [] }]);
    const answers = Object.fromEntries(
      node.changeRules.map((rule: { move: string; answer: string }) => [rule.move, rule.answer]),
    );
    expect(answers).toEqual({
      orgToOtherOrg: 'ALLOWED',
      orgToPerson: 'SILENT',
      orgName: 'WITH_PROOF',
      orgCertNo: 'WITH_PROOF',
      orgNameAndCertNo: 'WITH_PROOF',
    });
    expect(province).toMatchObject({ edition: '2018-06', photoMethod: 'curtain', smsChecked: false });
    const { changeForm } = await stack.partner.graphql(
      `query f($id: ID!) { changeForm(recordId: $id, kind: CHANGE_SUBJECT) { edition
        fields { field required list registered masked rules { text source } } materials { kind always rules { text } } } }`,
      { id: node.id },
    );
    const field = (name: string) => changeForm.fields.find((one: { field: string }) => one.field === name);
    expect(field('subject.name')).toMatchObject({ required: true, list: false, masked: false });
    expect(field('subject.principal.mobile').masked).toBe(true);
    expect(field('subject.principal.legalRepresentative').rules.length).toBeGreaterThan(0);
    expect(field('website.name')).toBeUndefined();
    const kinds = changeForm.materials.map((one: { kind: string; always: boolean }) => `${one.kind} ${one.always}`);
    expect(kinds).toEqual(
      expect.arrayContaining(['VERIFICATION_FORM true', 'CHANGE_PROOF false', 'SUBJECT_CERT false']),
    );
  });

  test('submitting a draft is refused with all mistakes, each with advice', async () => {
    const { records } = await stack.partner.graphql('{ records(first: 1) { edges { node { id } } } }');
    order = await orderFlow.openOrder(stack.partner, records.edges[0].node.id, undefined, 'CHANGE_SUBJECT');
    order = await orderFlow.saveValues(stack.partner, order, {
      'subject.name': newName,
      'subject.province': '330000',
      'subject.principal.name': canary.name,
      'subject.principal.mobile': canary.mobile,
      'subject.principal.email': canary.email,
    });
    const refused = await orderFlow.sendVersionedEvent(stack.partner, 'submit', order).catch((error) => error);
    const said = refused.refusal.reasons.map((one: { field: string; code: string }) => `${one.code} ${one.field}`);
    expect(said).toEqual(
      expect.arrayContaining([
        'CHECK_FAILED subject.province',
        'CHECK_FAILED subject.principal.idValidUntil',
        'CHECK_FAILED subject.principal.legalRepresentative',
        'MATERIAL_MISSING material.CHANGE_PROOF',
        'MATERIAL_MISSING material.SUBJECT_CERT',
      ]),
    );
    for (const reason of refused.refusal.reasons) expect(reason.suggestion, reason.field).toBeTruthy();
  });

  test('with all requirements met it is submitted, reviewed and photographed', async () => {
    order = await orderFlow.saveValues(stack.partner, order, {
      'subject.province': '320000',
      'subject.principal.idValidUntil': '长期',
      'subject.principal.legalRepresentative': 'yes',
    });
    expect(order.missingMaterials).toEqual([
      'SUBJECT_CERT',
      'SUBJECT_PRINCIPAL_ID',
      'VERIFICATION_FORM',
      'CHANGE_PROOF',
    ]);
    order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await uploadMissingMaterials(stack, order));
    expect(order.changed).toContain('subject.name');
    order = await orderFlow.passInitialReview(stack.reviewers[0], order);
    expect(order.state).toBe('VERIFICATION_PENDING');
    const photo = await drawMaterial('FACE_PHOTO', order.number);
    const pictured = await orderFlow.uploadMaterial(stack.partner, order, 'FACE_PHOTO', photo);
    order = await orderFlow.passPhotoReview(
      stack.reviewers[0],
      await orderFlow.sendVersionedEvent(stack.partner, 'submitPhoto', pictured),
    );
  });

  test('the bureau approves: the subject changes, its website does not', async () => {
    const before = await record();
    order = await waitForState(stack, (await pushOrder(stack, order)).id, 'BUREAU_REVIEW');
    expect(await record()).toEqual(before);
    await stack.control('decideNow', {});
    order = await waitForState(stack, order.id, 'APPROVED');
    const after = await record();
    expect(after.name).toBe(newName);
    expect(after.websites).toEqual(before.websites);
    const value = (field: string) => after.values.find((one: { field: string }) => one.field === field)?.values[0];
    expect(value('subject.name')).toBe(newName);
    expect(value('subject.principal.mobile')).toBe('130****7531');
    expect(value('subject.principal.legalRepresentative')).toBe('yes');
  });

  test("the subject's new principal is told what concerns the subject: submitted, handed over, approved", async () => {
    const sent = await stack.waitFor('all notices to be sent', async () => {
      const rows = await stack.db.query('select name, sent_at from app.notices where order_id = $1', [order.id]);
      return rows.length > 0 && rows.every((row) => row.sent_at !== null) && rows;
    });
    expect(sent.length).toBeGreaterThan(4);
    const query = new URLSearchParams({ to: canary.mobile, order: order.number });
    const answer = await fetch(`${stack.sandboxUrl}/phone?${query}`, { headers: { accept: 'application/json' } });
    expect(((await answer.json()) as { messages: unknown[] }).messages).toHaveLength(3);
  });
});

describe('examples/partner, copied, with the packed client and a test key', () => {
  const project = mkdtempSync(path.join(os.tmpdir(), 'beian-example-'));
  const folder = path.join(project, 'images');
  const sample = (name: string) => path.join('sample', name);
  const env = () => ({ BEIAN_URL: stack.url, BEIAN_KEY: stack.testKey, BEIAN_POLL_SECONDS: '0.1' });
  beforeAll(() => copyExample(project));
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test('submits, reads the return, corrects it, and is approved; its webhooks are verified', async () => {
    const listening = runExample(project, 'main.ts', ['listen', '0'], env());
    const images = runExample(project, 'make-images.ts', [folder], {});
    expect(await images.exitCode, images.output()).toBe(0);
    await listening.waitForOutput('listening on');
    const submitting = runExample(project, 'main.ts', ['submit', sample('order.json'), folder], env());
    expect(await submitting.exitCode, submitting.output()).toBe(3);
    for (const line of ['VERIFICATION_FORM 100 %', 'website.remark Website remark:', '(ORD-14)', '(test)'])
      expect(submitting.output()).toContain(line);
    const id = /^order (order_\w+)$/m.exec(submitting.output())?.[1] ?? '';
    const correcting = runExample(project, 'main.ts', ['correct', id, sample('corrected.json'), folder], env());
    expect(await correcting.exitCode, correcting.output()).toBe(0);
    expect(correcting.output()).toContain('FACE_PHOTO 100 %');
    const [row] = await stack.db.query('select state, test from app.orders where id = $1', [id]);
    expect(row).toEqual({ state: 'APPROVED', test: true });
    await listening.waitForOutput('order.approved');
    const kinds = [...listening.output().matchAll(/ {2}(order\.\w+) {2}BDT/g)].map(([, kind]) => kind);
    expect(kinds.filter((kind) => kind !== 'order.edited')).toEqual([
      ...['order.opened', 'order.submitted', 'order.returned', 'order.submitted', 'order.initial_review_approved'],
      ...[
        'order.photo_submitted',
        'order.photo_approved',
        'order.pushed',
        'order.received_by_bureau',
        'order.approved',
      ],
    ]);
    listening.child.kill('SIGTERM');
    expect(await listening.exitCode, listening.output()).toBe(0);
    expect(await stack.db.query('select 1 from app.webhook_endpoints')).toEqual([]);
    // No notice was sent to a real person.
    expect(await stack.db.query('select 1 from app.notices where order_id = $1', [id])).toEqual([]);
    // The event log waits for every transaction that began earlier, in any database of the PostgreSQL that tests share.
  }, 180_000);
});
