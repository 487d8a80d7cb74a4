import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { expect, test } from 'vitest';
import { fillAction, fillItem as item, fillOrder as order } from '../../testing/fill-order.ts';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import type { FillOrder } from './documents.ts';
import { Field } from './field.tsx';
import { HandIn } from './hand-in.tsx';
import { KindLookup } from './kind-lookup.tsx';
import { Materials } from './materials.tsx';
import { ProveRecord } from './prove.tsx';
import { fieldInputs, useDraft } from './use-draft.ts';
import { useOrderWrites } from './use-order-writes.ts';

/** Answers of the API by operation name, and what it was asked. */
function api(answers: Record<string, (variables: Record<string, unknown>) => unknown>) {
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  globalThis.fetch = async (url, init) => {
    if (url === '/uploads') return Response.json(answers.upload?.({}), { status: 201 });
    const { query, variables } = JSON.parse(String(init?.body));
    const named = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    const name = named.charAt(0).toLowerCase() + named.slice(1);
    // Tests of other files that are shown still may ask on.
    if (name in answers) asked.push({ name, variables });
    return Response.json({ data: answers[name]?.(variables) });
  };
  return asked;
}

test('a field shows its registered value and beside it what the checks say, in each language', async () => {
  for (const language of languages) {
    const { container } = await renderIn(
      language,
      <Field
        field="website.name"
        kind="CHANGE_WEBSITE"
        item={item({ findings: [{ ruleId: 'W1', outcome: 'fail', message: 'Too long.', suggestion: 'Shorten it' }] })}
        {...{
          typed: undefined,
          isActive: false,
          refusals: [],
          hasRegistered: true,
          disabled: false,
          pictureOf: () => undefined,
        }}
        onType={() => undefined}
        onLeave={() => undefined}
      />,
    );
    const entry = screen.getByRole('textbox');
    expect(entry.getAttribute('aria-invalid')).toBe('true');
    const said = document.getElementById(entry.getAttribute('aria-describedby') ?? '');
    expect(said?.textContent).toBe('Too long. Shorten it');
    expect(container.textContent).toContain(language === 'zh' ? '备案登记：Old' : 'Registered: Old');
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  }
});

test('a city is chosen in its province, a county in the city, and no county before the city', async () => {
  const asked = api({
    regions: ({ parent }) => ({
      regions: parent === '320000' ? [{ code: '320100', name: '南京市' }] : [{ code: '320102', name: '玄武区' }],
    }),
  });
  const typed: unknown[] = [];
  const county = (regionOf: string | null) => (
    <Field
      field="subject.county"
      kind="CHANGE_SUBJECT"
      item={item({
        key: 'subject.county',
        registered: ['320102'],
        now: [],
        valueLabels: [{ value: '320102', label: '玄武区' }],
      })}
      {...{
        typed: undefined,
        isActive: false,
        refusals: [],
        hasRegistered: true,
        disabled: false,
        regionOf,
        pictureOf: () => undefined,
      }}
      onType={(value) => typed.push(value)}
      onLeave={() => undefined}
    />
  );
  const { user, container, update } = await renderIn('en', county(null));
  expect((screen.getByRole('combobox') as HTMLInputElement).disabled).toBe(true);
  expect(screen.getByText('Choose the city first')).toBeTruthy();
  update(county('320100'));
  expect(container.textContent).toContain('Registered: 玄武区');
  fireEvent.mouseDown(screen.getByRole('combobox'));
  await user.click(await screen.findByTitle('玄武区'));
  expect(typed).toEqual(['320102']);
  expect(asked.every(({ variables }) => variables.parent === '320100')).toBe(true);
});

test('values are sent as texts, as lists, or taken away when they were emptied', () => {
  expect(fieldInputs({ 'website.name': 'Tea', 'website.domains': ['a.example'], 'website.remark': '' })).toEqual([
    { field: 'website.name', value: 'Tea' },
    { field: 'website.domains', values: ['a.example'] },
    { field: 'website.remark' },
  ]);
});

function MaterialsForm({ first }: { first: FillOrder }) {
  const { order: shown, write, refresh } = useOrderWrites(first, async () => null);
  return <Materials order={shown} canAttach write={write} refresh={refresh} shows={() => true} />;
}

function HandInForm({ first }: { first: FillOrder }) {
  const { order: shown, write } = useOrderWrites(first, async () => null);
  return (
    <HandIn
      order={shown}
      save={async () => true}
      write={write}
      onItem={() => undefined}
      onSubmitted={() => undefined}
    />
  );
}

function Draft({ first }: { first: FillOrder }) {
  const { order: shown, write } = useOrderWrites(first, async () => order({ version: 7 }));
  const draft = useDraft(write);
  return (
    <>
      <input
        aria-label="name"
        value={String(draft.typed['website.name'] ?? 'as saved')}
        onChange={(event) => draft.type('website.name', event.target.value)}
      />
      <button type="button" onClick={() => void draft.save()}>
        save
      </button>
      <output>{`${draft.state} ${shown.version}`}</output>
    </>
  );
}

test('a save that met a newer version keeps what was typed and is repeated with that version', async () => {
  const asked = api({
    saveDraft: ({ version }) => ({
      done:
        version === 7
          ? { __typename: 'Order', ...order({ version: 8 }) }
          : {
              __typename: 'ActionRefused',
              code: 'STALE',
              reasons: [{ code: 'STALE', field: null, message: 'Older.' }],
            },
    }),
  });
  const { user } = await renderIn('en', <Draft first={order()} />);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Tea' } });
  await user.click(screen.getByRole('button'));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('refused 7'));
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('Tea');
  await user.click(screen.getByRole('button'));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('saved 8'));
  expect(asked.map(({ variables }) => variables.version)).toEqual([1, 7]);
});

test('a pasted image is uploaded and attached to the material that has the focus', async () => {
  const asked = api({
    upload: () => ({ id: 'upload_1' }),
    attachMaterial: () => ({ done: { __typename: 'Order', ...order({ version: 2 }) } }),
  });
  await renderIn(
    'en',
    <App>
      <MaterialsForm
        first={order({
          requiredMaterials: [
            {
              ...{ kind: 'SUBJECT_CERT', label: 'Certificate', attached: false, afterReview: false, rules: [] },
              ...{ instruction: 'The original', templateUrl: '/letters/order_1/SUBJECT_CERT' },
            },
          ],
        })}
      />
    </App>,
  );
  screen.getByText('The original');
  const template = screen.getByRole('link', { name: 'Download the filled-in Certificate (PDF)' });
  expect(template.getAttribute('href')).toBe('/letters/order_1/SUBJECT_CERT');
  const files = [new File(['x'], 'scan.png', { type: 'image/png' })];
  await act(
    async () => void fireEvent.paste(screen.getByRole('region', { name: 'Certificate' }), { clipboardData: { files } }),
  );
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.variables).toMatchObject({
    id: 'order_1',
    version: 1,
    material: 'SUBJECT_CERT',
    uploadId: 'upload_1',
  });
});

test('an order is submitted with its warnings once they are confirmed, and says in words why it was not', async () => {
  const warning = { code: 'SITE_STOPS', message: 'The site stops.', suggestion: 'Read it' };
  const submit = fillAction({ acknowledge: [warning] });
  const asked = api({
    changeOrderDryRun: () => ({
      changeOrderDryRun: {
        ...{ __typename: 'DryRun', passes: false, returned: [], reviewed: [], answers: [] },
        refused: [{ code: 'C', field: 'website.name', message: 'A name is missing.', suggestion: 'Fill it in' }],
      },
    }),
    submit: () => ({
      done: {
        __typename: 'ActionRefused',
        code: 'GUARD_FAILED',
        reasons: [{ code: 'C', field: null, message: 'Not yet.' }],
      },
    }),
  });
  const { user } = await renderIn(
    'en',
    <App>
      <HandInForm first={order({ actions: [submit] })} />
    </App>,
  );
  expect((screen.getByRole('button', { name: 'Submit' }) as HTMLButtonElement).disabled).toBe(true);
  // It is tried as soon as the step is shown.
  await screen.findByText(/A name is missing/);
  screen.getByRole('button', { name: 'To “Website name”' });
  await user.click(screen.getByRole('checkbox', { name: 'The site stops.' }));
  await user.click(screen.getByRole('button', { name: 'Submit' }));
  await screen.findByText(/Not yet/);
  expect(asked.at(-1)?.variables).toMatchObject({ acknowledged: ['SITE_STOPS'], version: 1 });
});

test('a record is proved by number and password: pending, refused with the way out, then chosen', async () => {
  const refusedProof = {
    __typename: 'ActionRefused',
    code: 'GUARD_FAILED',
    reasons: [{ code: 'PROOF_WRONG', field: 'password', message: 'They do not fit.', suggestion: 'Check both' }],
  };
  const proof = { __typename: 'RecordProof', id: 'proof_1', state: 'PENDING', record: null };
  let answer: object = refusedProof;
  const asked = api({
    proveRecord: () => ({ done: answer }),
    recordProof: () => ({ recordProof: { ...proof, state: 'PROVED', record: { id: 'record_1' } } }),
  });
  const chosen: string[] = [];
  const { user } = await renderIn('en', <ProveRecord onProved={(id) => chosen.push(id)} />);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '苏ICP备00000014号-1' } });
  fireEvent.change(screen.getByLabelText('Filing password'), { target: { value: 'Ba000014' } });
  await user.click(screen.getByRole('button', { name: 'Prove' }));
  await screen.findByText(/They do not fit/);
  answer = proof;
  // The icon of the call before may still be fading.
  await user.click(await screen.findByRole('button', { name: /Prove$/ }));
  await user.click(await screen.findByRole('button', { name: /Ask for the answer$/ }));
  await waitFor(() => expect(chosen).toEqual(['record_1']));
  const typed = { filingNumber: '苏ICP备00000014号-1', password: 'Ba000014' };
  expect(asked.map(({ name, variables }) => [name, variables.input ?? variables.id])).toEqual([
    ['proveRecord', typed],
    ['proveRecord', typed],
    ['recordProof', 'proof_1'],
  ]);
});

test('who is not sure which order is needed is told what is filed, and begins with it', async () => {
  const asked = api({
    lookUpOrderKind: () => ({
      done: {
        ...{ __typename: 'OrderKindLookup', id: 'lookup_1', state: 'ANSWERED', kind: 'FIRST_FILING' },
        ...{ message: 'Neither is filed', suggestion: 'Open a first filing' },
      },
    }),
  });
  const chosen: string[] = [];
  const { user } = await renderIn('en', <KindLookup onChoose={(kind) => chosen.push(kind)} />);
  for (const [name, choice] of [
    ['Province of the organiser', 'Jiangsu'],
    ['Certificate type of the organiser', 'Resident ID card'],
  ] as const) {
    fireEvent.mouseDown(screen.getByRole('combobox', { name }));
    await user.click(await screen.findByTitle(new RegExp(choice)));
  }
  fireEvent.change(screen.getByLabelText('Certificate number of the organiser'), { target: { value: '1234' } });
  fireEvent.change(screen.getByLabelText('Domain'), { target: { value: 'a.example' } });
  await user.click(screen.getByRole('button', { name: 'Look up' }));
  await screen.findByText(/Neither is filed · Open a first filing/);
  await user.click(screen.getByRole('button', { name: 'First filing' }));
  expect(chosen).toEqual(['FIRST_FILING']);
  expect(asked[0]?.variables.input).toEqual({
    ...{ province: '320000', certificateType: 2, certificateNumber: '1234', domain: 'a.example' },
  });
});

test('the photo can be uploaded once the order offers to submit it', async () => {
  const photo = {
    ...{ kind: 'FACE_PHOTO' as const, label: 'Photo', attached: false, afterReview: true, rules: [] },
    ...{ instruction: 'After the review', templateUrl: null },
  };
  const submitPhoto = fillAction({ event: 'submitPhoto', label: 'Submit photo', presence: 'DISABLED' });
  for (const actions of [[], [submitPhoto]]) {
    await renderIn(
      'en',
      <App>
        <MaterialsForm first={order({ actions, requiredMaterials: [photo] })} />
      </App>,
    );
    screen.getByText('After the review');
    expect(screen.queryAllByRole('button', { name: 'Choose an image: Photo' })).toHaveLength(actions.length);
    cleanup();
  }
});
