import { CloseOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  type WorkCalendar as Calendar,
  calendarPreviewDocument,
  changeCalendarDocument,
  type CalendarPreview as Preview,
} from '../../generated/calendar.ts';
import type { ActionRefused as Refused } from '../../generated/common.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import styles from './calendar.module.css';
import { type CalendarChange, HoursForm } from './hours-form.tsx';
import { NoticeForm } from './notice-form.tsx';
import { type NoticeDraft, nextNotice } from './notice-text.ts';
import { PreviewView } from './preview.tsx';
import { Reasons } from './reasons.tsx';
import { calendarTexts } from './texts.ts';

interface ChangeProps {
  /** A draft: a loaded notice is corrected. */
  readonly what: 'notice' | 'hours' | NoticeDraft;
  readonly calendar: Calendar;
  readonly onClose: () => void;
}

/** A previewed change. It keeps its idempotency key when applied again, so it has one effect. */
interface Looked {
  readonly change: CalendarChange;
  readonly preview: Preview;
  readonly key: string;
}

/** Two steps: a preview of what would move, then apply or go back. The form keeps its values until applied. */
export function ChangeCalendar({ what, calendar, onClose }: ChangeProps) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const section = useRef<HTMLElement>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const isPreview = looked !== null;
  // The form is opened from a list further down the page, too, and the preview begins above the form's button.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'start', behavior: isPreview ? 'smooth' : 'instant' });
  }, [isPreview]);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const preview = useMutation({
    mutationFn: async (change: CalendarChange) => (await request(calendarPreviewDocument, { change })).calendarPreview,
    onSuccess: (answer, change) => {
      setRefusal(answer.__typename === 'ActionRefused' ? answer : null);
      setLooked(answer.__typename === 'CalendarPreview' ? { change, preview: answer, key: newKey() } : null);
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  const apply = useMutation({
    mutationFn: ({ change, preview: { version }, key }: Looked) =>
      send(changeCalendarDocument, { change, previewed: version, key }),
    onSuccess: (answer, { change }) => {
      if (answer.__typename === 'CalendarChanged') {
        void message.success(t(calendarTexts.done, { n: answer.moved }));
        void client.invalidateQueries({ queryKey: ['calendar'] });
        void client.invalidateQueries({ queryKey: ['workday'] });
        return onClose();
      }
      if (answer.code !== 'STALE') {
        setLooked(null);
        return setRefusal(answer);
      }
      void message.warning(t(calendarTexts.stale));
      preview.mutate(change);
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  const title = t(
    what === 'notice'
      ? calendarTexts.loadNotice
      : what === 'hours'
        ? calendarTexts.setHours
        : calendarTexts.correctNotice,
  );
  const form = { busy: preview.isPending, onPreview: (change: CalendarChange) => preview.mutate(change) };
  return (
    <section ref={section} className={styles.change} aria-label={title}>
      <Flex justify="space-between">
        <h2>{title}</h2>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t(commonTexts.close)} onClick={onClose} />
      </Flex>
      {refusal === null ? null : <Refusal refusal={refusal} />}
      {/* Hidden instead of unmounted during the preview, so that going back shows the typed values. */}
      <div hidden={looked !== null}>
        {what === 'hours' ? (
          <HoursForm {...form} calendar={calendar} />
        ) : (
          <NoticeForm {...form} draft={what === 'notice' ? nextNotice(calendar) : what} />
        )}
      </div>
      {looked === null ? null : (
        <PreviewView
          preview={looked.preview}
          busy={apply.isPending || preview.isPending}
          onApply={() => apply.mutate(looked)}
          onBack={() => setLooked(null)}
        />
      )}
    </section>
  );
}

function Refusal({ refusal }: { refusal: Refused }) {
  return (
    <Alert
      type="error"
      showIcon
      message={t(calendarTexts.refused)}
      description={<Reasons reasons={refusal.reasons} />}
    />
  );
}
