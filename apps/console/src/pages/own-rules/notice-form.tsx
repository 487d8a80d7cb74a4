import type { BegunDraft } from '@beian/domain/rule-book';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { createRuleDraftDocument, RuleDraft } from '../../generated/rule-draft.ts';
import type { VariablesOf } from '../../graphql.ts';
import type { AnyRow, FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import type { Answer, Done } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Scan, ScanUpload } from '../../ui/scan-upload.tsx';
import { draftTexts } from './texts.ts';

interface NoticeValues {
  readonly noticeTitle: string;
  readonly date: string | null;
  readonly address: string;
  readonly text: string;
  readonly title: string;
  readonly why: string;
}
type DraftHead = Omit<VariablesOf<typeof createRuleDraftDocument>['input'], 'changes'>;

const rows: FieldRows<NoticeValues> = {
  noticeTitle: { control: 'text', label: draftTexts.noticeTitle, required: true, max: 200 },
  date: { control: 'day', label: draftTexts.noticeDate, hint: draftTexts.noticeDateHint, required: true, half: true },
  address: { control: 'text', type: 'url', label: draftTexts.address, max: 500, half: true, example: 'https://…' },
  text: { control: 'lines', lines: 8, label: draftTexts.text, hint: draftTexts.textHint, max: 20_000 },
  title: { control: 'text', label: draftTexts.draftTitle, example: draftTexts.draftTitleExample, max: 200 },
  why: { control: 'text', label: draftTexts.why, required: true, max: 1000, example: draftTexts.whyExample },
};

interface NoticeFormProps<A extends Answer> {
  readonly draft?: RuleDraft;
  /** What a new draft begins with. */
  readonly begun?: BegunDraft | null;
  readonly ok: string;
  readonly send: (head: DraftHead, key: string) => Promise<A>;
  readonly onDone: (answer: Done<A>) => void;
  readonly onClose?: () => void;
  readonly stale?: readonly QueryKey[];
}

/** 来源: the notice that a draft comes from, as text or as a scan. The draft is named after it unless it gets another title. */
export function NoticeForm<A extends Answer>({
  draft,
  begun,
  ok,
  send,
  onDone,
  onClose,
  stale = [],
}: NoticeFormProps<A>) {
  const kept = draft?.notice.fileId ?? null;
  const [scan, setScan] = useState<Scan | null>(kept === null ? null : { id: kept });
  const initial: NoticeValues = {
    noticeTitle: draft?.notice.title ?? begun?.source.title ?? '',
    date: draft?.notice.date ?? begun?.source.date ?? null,
    address: draft?.notice.address ?? '',
    text: draft?.notice.text ?? begun?.source.text ?? '',
    title: draft?.title ?? begun?.title ?? '',
    why: draft?.why ?? begun?.why ?? '',
  };
  return (
    <FormPage<NoticeValues, A>
      label={t(draftTexts.notice)}
      rows={rows as FieldRows<NoticeValues> & Record<string, AnyRow>}
      initial={initial}
      ok={ok}
      onDone={onDone}
      stale={stale}
      {...(onClose && { onClose })}
      done={() => t(draftTexts.saved)}
      send={({ noticeTitle, date, address, text, title, why }, key) =>
        send(
          {
            title: title.trim() === '' ? noticeTitle : title,
            why,
            notice: {
              title: noticeTitle,
              date: date ?? '',
              address: address.trim() || null,
              text: text.trim() || null,
              fileId: scan?.id ?? null,
            },
          },
          key,
        )
      }
    >
      <ScanUpload scan={scan} onChange={setScan} />
      <Faint>{t(draftTexts.scanHint)}</Faint>
    </FormPage>
  );
}
