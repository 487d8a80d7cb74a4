import { Alert, Form, type FormInstance, type FormProps } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { errorTexts } from '../texts.ts';
import type { FieldRows } from './field-row.ts';
import { FieldError, shownRows } from './form-fields.tsx';
import { type Answer, type Refused, reasonText, type Sending, useSend } from './use-send.ts';

export interface FormOf<V extends object> {
  readonly rows: FieldRows<NoInfer<V>>;
  readonly initial: V;
  /** It changes present values: nothing can be sent until one of them differs. */
  readonly edits?: boolean;
}
export interface SentForm<V extends object, A extends Answer> extends Sending<V, A>, FormOf<V> {}

/** Shows each reason at the field that it names, and returns the texts of the others. */
export function showAtFields<V>(form: FormInstance<V>, rows: FieldRows<V>, reasons: Refused['reasons']): string[] {
  const names = shownRows(rows).map(([name]) => name);
  const texts = new Map<string, string[]>();
  const others: string[] = [];
  for (const one of reasons) {
    const name = one.field?.split('.').find((part) => names.includes(part));
    if (name === undefined) others.push(reasonText(one));
    else texts.set(name, [...(texts.get(name) ?? []), reasonText(one)]);
  }
  // Typed as texts, but any element is shown.
  const errorsOf = (said: string[]) => said.map((text) => <FieldError key={text} text={text} />) as unknown as string[];
  form.setFields([...texts].map(([name, said]) => ({ name: name as never, errors: errorsOf(said) })));
  const [first] = texts.keys();
  if (first !== undefined) form.focusField(first);
  return others;
}

/**
 * A form that is sent as one mutation: what `Form` takes, and what became of it. Refine's `useForm` is not used: its data provider
 * would need `create` and `update`, and every write of the API is a mutation of its own with an idempotency key.
 */
export function useSentForm<V extends object, A extends Answer>(
  { rows, initial, edits = false, ...sending }: SentForm<V, A>,
  given?: FormInstance<V>,
) {
  const [form] = Form.useForm<V>(given);
  const values = (Form.useWatch([], form) as V | undefined) ?? initial;
  const [problems, setProblems] = useState<readonly string[]>([]);
  const mutation = useSend(sending, {
    onRefused: ({ reasons }) => setProblems(showAtFields(form, rows, reasons)),
    onFault: () => setProblems([t(errorTexts.other)]),
  });
  return {
    form,
    isBusy: mutation.isPending,
    isReady: !edits || !hasSameValues(values, initial),
    problems: problems.map((one) => <Alert key={one} type="error" showIcon message={one} />),
    formProps: {
      form,
      // Prefix of the ids, unique in the page.
      name: useId(),
      layout: 'vertical',
      noValidate: true,
      initialValues: initial,
      scrollToFirstError: { focus: true },
      // From a text of several lines, too, where Enter begins the next one.
      onKeyDown: ({ key, ctrlKey, metaKey, nativeEvent }) => {
        if (key === 'Enter' && (ctrlKey || metaKey) && !nativeEvent.isComposing) form.submit();
      },
      onFinish: (typed) => {
        if (mutation.isPending) return;
        setProblems([]);
        mutation.mutate({ ...initial, ...typed });
      },
    } satisfies FormProps<V>,
  };
}

/** Neither spaces at the end nor the order of choices make a value another one. */
const comparable = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.toSorted() : typeof value === 'string' ? value.trim() : (value ?? ''));
const hasSameValues = (values: object, initial: object): boolean =>
  Object.entries(values).every(
    ([name, value]) => comparable(value) === comparable((initial as Record<string, unknown>)[name]),
  );
