import type { BegunDraft } from '@beian/domain/rule-book';
import type { QueryKey } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { postImage } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { RuleDraft } from '../../generated/rule-draft.ts';
import type { AnyRow, FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import type { Answer, Done } from '../../ui/form/use-send.ts';
import { draftTexts } from './texts.ts';

interface NoticeValues {
  readonly noticeTitle: string;
  readonly date: string | null;
  readonly address: string;
  readonly text: string;
  readonly title: string;
  readonly why: string;
}
export interface DraftHead {
  readonly title: string;
  readonly why: string;
  readonly notice: {
    readonly title: string;
    readonly date: string;
    readonly address: string | null;
    readonly text: string | null;
    readonly fileId: string | null;
  };
}

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
  const [file, setFile] = useState<{ readonly id: string; readonly name: string } | null>(
    draft?.notice.fileId == null ? null : { id: draft.notice.fileId, name: t(draftTexts.scanKept) },
  );
  const [refused, setRefused] = useState<string | null>(null);
  const attach = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setRefused(null);
    try {
      const { ok: isStored, body } = await postImage('/evidence', chosen);
      const answer = body as { id?: string; reasons?: { message: string }[] } | null;
      if (isStored && answer?.id !== undefined) setFile({ id: answer.id, name: chosen.name });
      else setRefused(answer?.reasons?.[0]?.message ?? t(draftTexts.scanFailed));
    } catch {
      setRefused(t(draftTexts.scanFailed));
    }
  };
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
              fileId: file?.id ?? null,
            },
          },
          key,
        )
      }
    >
      <Flex gap={8} align="center" wrap>
        <label>
          {t(draftTexts.scan)}{' '}
          <input type="file" accept="image/jpeg,image/png" onChange={(event) => void attach(event.target.files?.[0])} />
        </label>
        {file === null ? null : (
          <>
            <span role="status">{t(draftTexts.scanThere, { name: file.name })}</span>
            <Button size="small" onClick={() => setFile(null)}>
              {t(draftTexts.scanRemove)}
            </Button>
          </>
        )}
        {refused === null ? null : (
          <Typography.Text type="danger" role="alert">
            {refused}
          </Typography.Text>
        )}
      </Flex>
    </FormPage>
  );
}
