import { Timeline } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import { fullTime } from '../../ui/time.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { Events } from './events.tsx';
import { FiledNumbers } from './filed-numbers.tsx';
import { fillTexts } from './fill-texts.ts';
import { LastNotice } from './last-notice.tsx';
import type { MaterialsProps } from './materials.tsx';
import styles from './new-order.module.css';
import { Section } from './parts.tsx';
import { Photo } from './photo.tsx';
import { Progress } from './progress.tsx';
import { SmsChecks } from './sms-checks.tsx';
import type { Write } from './use-order-writes.ts';

interface AfterSubmissionProps extends MaterialsProps {
  readonly run: (work: Write) => void;
}

/** Where a submitted order stands, and all that is to be done until it is filed. */
export function AfterSubmission({ run, ...materials }: AfterSubmissionProps) {
  const t = useT();
  const { order } = materials;
  return (
    <>
      <Progress order={order} />
      <FiledNumbers order={order} />
      <LastNotice order={order} />
      <RectificationPanel orderId={order.id} forPartner />
      <Photo {...materials} run={run} />
      <SmsChecks order={order} />
      <Events order={order} events={['withdraw', 'abandon']} run={run} />
      <Section title={t(fillTexts.timeline)}>
        <Timeline
          className={styles.timeline ?? ''}
          items={order.timeline.map(({ id, label, actorName, at, detail }) => ({
            key: id,
            children: (
              <>
                <span className={styles.faint}>{fullTime(at)}</span> {label} · {actorName} {detail}
              </>
            ),
          }))}
        />
      </Section>
    </>
  );
}
