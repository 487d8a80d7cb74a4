import { type NoticeName, type NoticeText, smsLengths } from '@beian/domain/notices';
import {
  partsOfKey,
  placesNeeded,
  placesOfNotice,
  type RuleChange,
  readProposedText,
  type TextKey,
} from '@beian/domain/rule-book';
import { unnamedProvider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { AnyRow, FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import type { Answer, Refused } from '../../ui/form/use-send.ts';
import { newKey } from '../../ui/new-key.ts';
import { Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { draftKey } from '../own-rules/documents.ts';
import { ruleFormTexts } from '../own-rules/form-texts.ts';
import { isShortNotice, shortNoticeText } from '../own-rules/short-notice.ts';
import { TextPreview } from './text-preview.tsx';
import { ownTextTexts } from './texts.ts';
import {
  type KnownTexts,
  nameOfKey,
  type PartName,
  partsOfChange,
  type TextChange,
  type TextParts,
  useKnownTexts,
} from './texts-of-keys.ts';

type Values = Readonly<Record<string, unknown>>;
const languages = ['zh', 'en'] as const;
const fieldOf = (part: string, language: Language): string => `${part}/${language}`;

/** Which placeholders a part may and must have. */
function hintOf(of: TextKey, part: PartName, language: Language): string | undefined {
  const [what, name] = partsOfKey(of);
  if (what === 'reason') return undefined;
  const join = (places: readonly string[]) => places.join(t(commonTexts.and));
  const needed = placesNeeded(name as NoticeName, part as keyof NoticeText, language);
  const allowed = join(placesOfNotice(name as NoticeName).filter((place) => !needed.includes(place)));
  const places =
    needed.length === 0
      ? t(ownTextTexts.placesFree, { allowed })
      : t(ownTextTexts.places, { needed: join(needed), allowed });
  return part === 'sms'
    ? t(ownTextTexts.smsHint, { places, zh: smsLengths.chinese.alone, en: smsLengths.gsm.alone })
    : places;
}

function rowsOf(of: TextKey, parts: TextParts): Readonly<Record<string, AnyRow>> {
  const ofParts = (Object.keys(parts) as PartName[]).flatMap((part) =>
    languages.map((language): [string, AnyRow] => [
      fieldOf(part, language),
      {
        control: 'lines',
        lines: 2,
        label: t(ruleFormTexts.inLanguage[language], { label: t(ownTextTexts.part[part]) }),
        hint: hintOf(of, part, language),
        required: true,
        max: 500,
        check: (value) => faultAt(of, parts, { part, language, text: String(value).trim() }),
      },
    ]),
  );
  return {
    ...Object.fromEntries(ofParts),
    from: { control: 'day', label: ruleFormTexts.from, hint: ruleFormTexts.fromHint, required: true, half: true },
    until: { control: 'day', label: ruleFormTexts.until, hint: ruleFormTexts.untilHint, half: true },
    why: { control: 'text', label: ruleFormTexts.why, required: true, max: 500, example: ruleFormTexts.whyExample },
  };
}

const textIn = (values: Values, name: string): string => String(values[name] ?? '').trim();
const partsIn = (values: Values, names: readonly string[]): TextParts =>
  Object.fromEntries(
    names.map((part) => [part, { zh: textIn(values, fieldOf(part, 'zh')), en: textIn(values, fieldOf(part, 'en')) }]),
  );
/** What is wrong with the parts, by the names of the form. */
const faultsOf = (of: TextKey, parts: TextParts) =>
  readProposedText(of, parts, unnamedProvider).faults.map(({ field, message }) => ({
    field: field.replace('.', '/'),
    message: t(message),
  }));

/** What is wrong with one of them, whatever the others say. */
function faultAt(
  of: TextKey,
  parts: TextParts,
  { part, language, text }: { readonly part: string; readonly language: Language; readonly text: string },
): string | undefined {
  const said = { ...parts, [part]: { zh: '', en: '', ...parts[part], [language]: text } };
  return faultsOf(of, said).find(({ field }) => field === fieldOf(part, language))?.message;
}

interface TextFormProps<A extends Answer> {
  readonly of: TextKey;
  /** The change of the draft that is edited; left out: a new one. */
  readonly edited?: TextChange;
  readonly onSave: (change: RuleChange, key: string) => Promise<A>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 定日更改文字: the parts of a text in both languages, checked as they are typed, its days, and what recipients would read. */
export function TextForm<A extends Answer>(props: TextFormProps<A>) {
  const known = useKnownTexts();
  // The form takes its first values once.
  return known.isLoaded ? <LoadedForm {...props} known={known} /> : null;
}

function LoadedForm<A extends Answer>({
  of,
  edited,
  onSave,
  onDone,
  onClose,
  known,
}: TextFormProps<A> & { readonly known: KnownTexts }) {
  const [initial] = useState((): Values => {
    const parts = edited === undefined ? known.now(of).parts : partsOfChange(edited);
    return {
      ...Object.fromEntries(
        Object.entries(parts).flatMap(([part, said]) => languages.map((one) => [fieldOf(part, one), said[one]])),
      ),
      from: edited?.text.from ?? null,
      until: edited?.text.until ?? null,
      why: edited?.text.why ?? '',
    };
  });
  const [values, setValues] = useState(initial);
  const [asked, setAsked] = useState<{ readonly parts: TextParts; readonly day: string | null } | null>(null);
  const [id] = useState(() => edited?.text.id ?? newKey());
  const shown = known.now(of).parts;
  const names = Object.keys(shown);
  const title = t(ownTextTexts.changeOf, { name: nameOfKey(of) });
  const day = (values.from as string | null) ?? null;
  return (
    <Section title={title}>
      <FormPage<Record<string, unknown>, A | Refused>
        label={title}
        rows={rowsOf(of, shown) as FieldRows<Record<string, unknown>>}
        initial={initial as Record<string, unknown>}
        ok={t(ownTextTexts.save)}
        onChange={setValues}
        onClose={onClose}
        onDone={onDone}
        stale={[draftKey]}
        send={async (typed, key) => {
          const parts = partsIn(typed, names);
          const faults = faultsOf(of, parts);
          if (faults.length > 0) return { __typename: 'ActionRefused', reasons: faults };
          return atFields(await onSave(changeOf(of, id, { ...typed, parts }), key));
        }}
      >
        {isShortNotice(day) ? <Alert type="warning" showIcon message={shortNoticeText()} /> : null}
        <div>
          <Button onClick={() => setAsked({ parts: partsIn(values, names), day })}>{t(ownTextTexts.preview)}</Button>
        </div>
      </FormPage>
      {asked === null ? null : (
        <section aria-label={t(ownTextTexts.preview)}>
          <p>{t(ownTextTexts.previewLead)}</p>
          <TextPreview of={of} {...asked} />
        </section>
      )}
    </Section>
  );
}

function changeOf(
  of: TextKey,
  id: string,
  { parts, from, until, why }: Values & { readonly parts: TextParts },
): RuleChange {
  const [what, name] = partsOfKey(of);
  const text = { id, [what]: name, ...parts, why, from, ...(until ? { until } : {}) };
  return { does: `${what}Text`, text } as unknown as RuleChange;
}

/** The API names `changes[0].text.body.zh`, the form `body/zh`. */
function atFields<A extends Answer>(answer: A | Refused): A | Refused {
  if (answer.__typename !== 'ActionRefused') return answer;
  const { reasons } = answer as Refused;
  return {
    ...answer,
    reasons: reasons.map((one) => ({
      ...one,
      field: one.field?.replace(/^changes\[\d+\]\.text\./, '').replace('.', '/') ?? null,
    })),
  };
}
