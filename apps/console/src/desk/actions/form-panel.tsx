import { FileDoneOutlined, FilePdfOutlined, WarningFilled } from '@ant-design/icons';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { fullTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { verificationFormTexts } from '../texts.ts';

/** The verification form to print, whether the attached scan belongs to the present content, and what the approval filled in and keeps. */
export function FormPanel({ form }: { form: Order['verificationForm'] }) {
  return (
    <section className={`${parts.panel} ${parts.line}`} aria-label={t(verificationFormTexts.title)}>
      {form.onPaper ? (
        <>
          <a href={form.url} download>
            <FilePdfOutlined aria-hidden /> {t(verificationFormTexts.download)}
          </a>
          <span className={parts.faint}>{t(verificationFormTexts.mark, { mark: form.mark })}</span>
        </>
      ) : (
        <span className={parts.faint}>{t(verificationFormTexts.made)}</span>
      )}
      {form.outdated && form.attachedMark !== null ? (
        <span className={parts.warn}>
          <WarningFilled aria-hidden /> {t(verificationFormTexts.outdated, { mark: form.attachedMark })}
        </span>
      ) : null}
      {form.keptUrl === null || form.verifiedAt === null ? null : (
        <a href={form.keptUrl} download>
          <FileDoneOutlined aria-hidden />{' '}
          {t(verificationFormTexts.kept, { who: form.verifierName ?? '', when: fullTime(form.verifiedAt) })}
        </a>
      )}
      {form.commitmentUrl === null ? null : (
        <a href={form.commitmentUrl} download>
          <FileDoneOutlined aria-hidden /> {t(verificationFormTexts.commitment)}
        </a>
      )}
    </section>
  );
}
