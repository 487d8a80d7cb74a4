import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Descriptions, Flex, Tag } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { manualTexts, serviceNumberText } from '../actions/manual-texts.ts';
import parts from '../parts.module.css';

/** States in which something of it is still to be recorded or confirmed. */
const waiting: readonly Order['state'][] = ['MANUAL_ENTRY', 'SMS_PENDING', 'BUREAU_REVIEW'];

/** 人工报送: what is to be entered in the bureau's own system, and what two people recorded of it. */
export function ManualPanel({ order }: { order: Order }) {
  const { manual } = order;
  if (manual === null) return null;
  const none = t(commonTexts.none);
  const lines = [
    ...(manual.number === null
      ? []
      : [
          { label: t(manualTexts.number), children: manual.number },
          { label: t(manualTexts.enteredDay), children: manual.enteredDay ?? none },
          { label: t(manualTexts.enteredBy), children: manual.enteredBy ?? none },
          { label: t(manualTexts.confirmedBy), children: manual.confirmedBy ?? none },
          { label: t(manualTexts.picture), children: <Picture url={manual.evidenceUrl} /> },
        ]),
    ...(manual.approves === null
      ? []
      : [
          { label: t(manualTexts.result), children: t(manual.approves ? manualTexts.approves : manualTexts.refuses) },
          { label: t(manualTexts.answerDay), children: manual.answerDay ?? none },
          { label: t(manualTexts.subjectNumber), children: manual.subjectNumber ?? none },
          { label: t(serviceNumberText(order.kind)), children: manual.serviceNumber ?? none },
          { label: t(manualTexts.enteredBy), children: manual.answeredBy ?? none },
          { label: t(manualTexts.picture), children: <Picture url={manual.answerEvidenceUrl} /> },
        ]),
  ];
  return (
    <section className={parts.panel} aria-label={t(manualTexts.title)}>
      <h2>
        {t(manualTexts.title)} {waiting.includes(order.state) ? <Tag>{manual.stageLabel}</Tag> : null}
      </h2>
      {manual.stage === 'TO_ENTER' ? <Alert type="info" showIcon message={t(manualTexts.enterHint)} /> : null}
      {lines.length === 0 ? null : <Descriptions size="small" column={{ xs: 1, md: 3 }} items={lines} />}
      {order.state === 'MANUAL_ENTRY' ? <Sheet order={order} /> : null}
    </section>
  );
}

const Picture = ({ url }: { url: string | null }) =>
  url === null ? (
    t(commonTexts.none)
  ) : (
    <a href={`${url}?size=full`} target="_blank" rel="noreferrer">
      <img width={96} src={`${url}?size=thumbnail`} alt={t(manualTexts.picture)} />
    </a>
  );

/** Each value with the label of the bureau's form, to be copied; from the rows that make the report. */
function Sheet({ order }: { order: Order }) {
  const { message } = App.useApp();
  const { report } = order;
  if (report === null) return null;
  const isClear = order.lease?.mine === true;
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(t(manualTexts.copied));
  };
  return (
    <details open={isClear}>
      <summary>{t(manualTexts.sheet, { n: report.fields.length })}</summary>
      {isClear ? (
        <>
          <a href={`/manual-sheets/${order.id}`} download>
            {t(manualTexts.download)}
          </a>{' '}
          <a href={`/manual-sheets/${order.id}?as=pdf`} download>
            {t(manualTexts.downloadPdf)}
          </a>
        </>
      ) : (
        <Faint>{t(manualTexts.sheetMasked)}</Faint>
      )}
      <Descriptions
        bordered
        size="small"
        column={1}
        items={report.fields.map(({ path, label, value, words }, at) => ({
          key: at,
          label: (
            <>
              {label} <Faint>{path}</Faint>
            </>
          ),
          children: (
            <Flex gap={8} justify="space-between">
              <span>
                {words ?? value} {words === null || words === value ? null : <Faint>{value}</Faint>}
              </span>
              {isClear ? (
                <Button
                  size="small"
                  type="text"
                  icon={<CopyOutlined aria-hidden />}
                  aria-label={`${t(manualTexts.copy)} ${label}`}
                  onClick={() => void copy(words ?? value)}
                />
              ) : null}
            </Flex>
          ),
        }))}
      />
      {report.attachments.length === 0 ? null : (
        <p>
          {t(manualTexts.attachments)}: {report.attachments.map(({ label }) => label).join(' · ')}{' '}
          <Faint>{t(manualTexts.attachmentsHint)}</Faint>
        </p>
      )}
    </details>
  );
}
