import { bilingual } from '@beian/domain/text';
import { screen, waitFor, within } from '@testing-library/react';
import { App } from 'antd';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { languages, renderIn } from '../../testing/render.tsx';
import type { FieldRows } from './field-row.ts';
import { FormDialog } from './form-dialog.tsx';
import type { Answer, Refused } from './use-send.ts';

interface Values {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}
interface Made extends Answer {
  readonly __typename: 'Made';
}

const rows: FieldRows<Values> = {
  name: { control: 'text', label: bilingual('名称', 'Name'), required: true, max: 20 },
  scopes: {
    control: 'checks',
    label: bilingual('权限', 'Scopes'),
    required: true,
    choices: [{ value: 'READ', label: bilingual('查看', 'Read') }],
  },
  days: { control: 'number', label: bilingual('天数', 'Days'), required: true },
};
const blank: Values = { name: '', scopes: [], days: 30 };
const words = {
  zh: { name: '名称', read: '查看', ok: '创建', needsName: '请填写名称', needsScope: '请选择权限', fault: /请重试/ },
  en: {
    name: 'Name',
    read: 'Read',
    ok: 'Make',
    needsName: 'Name is required',
    needsScope: 'Scopes is required',
    fault: /Try again/,
  },
} as const;

/** The dialog of a page, which closes once something was made; each call takes the next answer. */
function Page({ answers, calls, ok }: { answers: (Made | Refused | Error)[]; calls: [Values, string][]; ok: string }) {
  const [isOpen, setOpen] = useState(true);
  if (!isOpen) return null;
  return (
    <FormDialog
      title="x"
      rows={rows}
      initial={blank}
      send={async (values, key) => {
        calls.push([values, key]);
        const answer = answers.shift();
        if (answer === undefined || answer instanceof Error) throw answer;
        return answer;
      }}
      ok={ok}
      onClose={() => setOpen(false)}
    />
  );
}

test.each(languages)(
  '%s: what is missing or refused is said at its field, and nothing that was typed is lost before it is done',
  async (language) => {
    const texts = words[language];
    const calls: [Values, string][] = [];
    const taken: Refused = {
      __typename: 'ActionRefused',
      reasons: [{ field: 'input.name', message: 'Taken', suggestion: 'Choose another' }],
    };
    const answers = [new Error('offline'), taken, { __typename: 'Made' } as const];
    const { user } = await renderIn(
      language,
      <App>
        <Page answers={answers} calls={calls} ok={texts.ok} />
      </App>,
    );
    const dialog = within(screen.getByRole('dialog'));
    const name = dialog.getByRole<HTMLInputElement>('textbox', { name: texts.name });
    await user.click(dialog.getByRole('button', { name: new RegExp([...texts.ok].join('\\s?')) }));
    await dialog.findByText(texts.needsName);
    await dialog.findByText(texts.needsScope);
    expect(calls).toEqual([]);

    await user.click(dialog.getByRole('checkbox', { name: texts.read }));
    await user.type(name, 'production{Enter}');
    expect((await dialog.findByText(texts.fault)).closest('[role=alert]')).not.toBeNull();
    await user.type(name, '{Enter}');
    expect((await dialog.findByText(/Taken.+Choose another/)).getAttribute('role')).toBe('alert');
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(name.value).toBe('production');

    await user.type(name, ' 2{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.map(([values]) => values.name)).toEqual(['production', 'production', 'production 2']);
    // The fault may have hidden an effect, so the same values keep their key; others are another action.
    const [first, second, third] = calls.map(([, key]) => key);
    expect(first).toBe(second);
    expect(third).not.toBe(second);
  },
);
