import { shanghaiDay } from '@beian/domain/calendar';
import { kindRow } from '@beian/domain/order-names';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { serverNow } from '../../app/providers/server-clock.ts';
import type { Order } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { type Scan, ScanUpload } from '../../ui/scan-upload.tsx';
import { ItemReasons, type Places, reasonsOf } from '../items/item-reasons.tsx';
import { type EventFormProps, FormSection } from '../items/strip.tsx';
import parts from '../parts.module.css';
import { manualTexts, serviceNumberText } from './manual-texts.ts';

/** What both records have: the day, and the picture on which they rest. */
function useProof() {
  const [day, setDay] = useState(() => shanghaiDay(serverNow()));
  const [scan, setScan] = useState<Scan | null>(null);
  const [isBusy, setBusy] = useState(false);
  return { day, setDay, scan, setScan, isBusy, setBusy };
}

const Proof = ({ proof, label }: { proof: ReturnType<typeof useProof>; label: string }) => (
  <>
    <DayPicker aria-label={label} placeholder={label} value={proof.day} onChange={(day) => proof.setDay(day ?? '')} />
    <ScanUpload scan={proof.scan} onChange={proof.setScan} onBusy={proof.setBusy} />
  </>
);

const Line = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <Input
    aria-label={label}
    placeholder={label}
    maxLength={64}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);

/** The entry in the bureau's own system: its number, the day and a picture. */
export function ManualEntryForm({ onSave, ...form }: EventFormProps<EventInputs['recordManualEntry']>) {
  const proof = useProof();
  const [number, setNumber] = useState('');
  const { day, scan } = proof;
  const complete = number.trim() !== '' && day !== '' && scan !== null;
  const save = async () => {
    if (scan === null || !complete) return;
    if (await onSave({ number: number.trim(), day, evidenceId: scan.id })) form.onClose();
  };
  return (
    <FormSection
      {...form}
      danger={false}
      busy={form.busy || proof.isBusy}
      disabled={!complete}
      onSave={() => void save()}
    >
      <div className={parts.fields}>
        <Line label={t(manualTexts.number)} value={number} onChange={setNumber} />
        <Proof proof={proof} label={t(manualTexts.enteredDay)} />
      </div>
    </FormSection>
  );
}

interface ManualAnswerFormProps extends EventFormProps<EventInputs['recordManualAnswer']> {
  readonly order: Order;
}

/** The bureau's result as its own system shows it: outcome, numbers of an approval, items that a refusal names, and a picture. */
export function ManualAnswerForm({ order, onSave, ...form }: ManualAnswerFormProps) {
  const proof = useProof();
  const [approves, setApproves] = useState<boolean | null>(null);
  const [subjectNumber, setSubjectNumber] = useState('');
  const [serviceNumber, setServiceNumber] = useState('');
  const [places, setPlaces] = useState<Places>(new Map());
  const { day, scan } = proof;
  const { about, effect } = kindRow(order.kind);
  const files = effect.does === 'add' && effect.what !== 'access';
  const named = (label: string, needed: boolean) => (needed ? label : t(manualTexts.numberIfAny, { label }));
  const complete = approves !== null && day !== '' && scan !== null;
  const save = async () => {
    if (approves === null || scan === null) return;
    const saved = await onSave({
      approves,
      day,
      evidenceId: scan.id,
      subjectNumber: approves ? subjectNumber.trim() || null : null,
      serviceNumber: approves ? serviceNumber.trim() || null : null,
      reasons: approves ? [] : reasonsOf(places),
    });
    if (saved) form.onClose();
  };
  return (
    <FormSection
      {...form}
      busy={form.busy || proof.isBusy}
      danger={approves === false}
      disabled={!complete}
      onSave={() => void save()}
    >
      <div className={parts.fields}>
        <Radio.Group
          aria-label={t(manualTexts.result)}
          value={approves}
          onChange={(event) => setApproves(event.target.value as boolean)}
        >
          <Radio value={true}>{t(manualTexts.approves)}</Radio>
          <Radio value={false}>{t(manualTexts.refuses)}</Radio>
        </Radio.Group>
        {approves === true && files ? (
          <>
            <Line
              label={named(t(manualTexts.subjectNumber), about === 'nothing')}
              value={subjectNumber}
              onChange={setSubjectNumber}
            />
            <Line label={t(serviceNumberText(order.kind))} value={serviceNumber} onChange={setServiceNumber} />
          </>
        ) : null}
        <Proof proof={proof} label={t(manualTexts.answerDay)} />
        {approves === false ? <ItemReasons items={order.items} places={places} onChange={setPlaces} /> : null}
      </div>
    </FormSection>
  );
}
