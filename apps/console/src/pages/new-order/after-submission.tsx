import { Timeline } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { Events } from './events.tsx';
import { ReusedFaceCheck } from './face-code.tsx';
import { FiledNumbers } from './filed-numbers.tsx';
import { fillTexts } from './fill-texts.ts';
import { LastNotice } from './last-notice.tsx';
import type { MaterialsProps } from './materials.tsx';
import { Photo } from './photo.tsx';
import { Progress } from './progress.tsx';
import { SmsChecks } from './sms-checks.tsx';

/** Where a submitted order stands, and all that is to be done until it is filed. */
export function AfterSubmission(props: MaterialsProps) {
  const { order, write } = props;
  return (
    <>
      <Progress order={order} />
      <FiledNumbers order={order} />
      <LastNotice order={order} />
      <RectificationPanel orderId={order.id} forPartner />
      <ReusedFaceCheck order={order} />
      <Photo {...props} />
      <SmsChecks order={order} />
      <Events order={order} events={['withdraw', 'abandon']} write={write} />
      <Section title={t(fillTexts.timeline)}>
        <Timeline
          // Its first entry would be cut by the edge of the card.
          style={{ paddingTop: 6 }}
          items={order.timeline.map(({ id, label, actorName, at, detail }) => ({
            key: id,
            children: (
              <>
                <Faint>{fullTime(at)}</Faint> {label} · {actorName} {detail}
              </>
            ),
          }))}
        />
      </Section>
    </>
  );
}
