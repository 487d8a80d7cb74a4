import { textLengths } from '@beian/domain/text';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts } from '../../ui/texts.ts';
import { answerVerificationTaskDocument, type Rectification } from './documents.ts';
import styles from './rectification.module.css';
import { rectificationTexts } from './texts.ts';
import type { RunStep } from './use-rectifications.ts';

interface AnswerDialogProps {
  readonly notice: Rectification;
  readonly busy: boolean;
  readonly run: RunStep;
  readonly onClose: () => void;
}

/** A supervisor answers a verification task: passed, or what is wrong. */
export function AnswerDialog({ notice, busy, run, onClose }: AnswerDialogProps) {
  const t = useT();
  const [passed, setPassed] = useState<boolean | null>(null);
  const [opinion, setOpinion] = useState('');
  const [errors, setErrors] = useState('');
  const label = t(rectificationTexts.answer);
  const isIncomplete = passed === null || opinion.trim() === '' || (!passed && errors.trim() === '');
  const send = async () => {
    const said = { passed: passed === true, opinion: opinion.trim(), ...(passed ? {} : { errors: errors.trim() }) };
    return (await request(answerVerificationTaskDocument, { id: notice.id, ...said, key: newKey() })).done;
  };
  return (
    <Modal
      open
      title={label}
      width={480}
      centered
      okText={label}
      okButtonProps={{ loading: busy, disabled: isIncomplete }}
      cancelText={t(commonTexts.cancel)}
      onOk={async () => {
        if (await run(label, send)) onClose();
      }}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Radio.Group
          aria-label={label}
          value={passed}
          options={[
            { value: true, label: t(rectificationTexts.passed) },
            { value: false, label: t(rectificationTexts.refused) },
          ]}
          onChange={(event) => setPassed(event.target.value)}
        />
        <Input.TextArea
          aria-label={t(rectificationTexts.opinion)}
          placeholder={t(rectificationTexts.opinion)}
          rows={3}
          maxLength={textLengths.verificationOpinion}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
        {passed === false ? (
          <Input.TextArea
            aria-label={t(rectificationTexts.errors)}
            placeholder={t(rectificationTexts.errors)}
            rows={3}
            maxLength={textLengths.verificationErrors}
            value={errors}
            onChange={(event) => setErrors(event.target.value)}
          />
        ) : null}
      </div>
    </Modal>
  );
}
