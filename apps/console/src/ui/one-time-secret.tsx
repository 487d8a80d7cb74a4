import { Alert, Button, Flex, Modal } from 'antd';
import { useEffect } from 'react';
import { t } from '../app/providers/i18n.ts';
import { pinDialog } from '../app/shell/pinned-dialogs.tsx';
import { copyTexts } from './copy-texts.ts';
import { save } from './download/download.ts';
import { useRestoreFocus } from './hooks.ts';
import { useCopy } from './use-copy.ts';

interface OneTimeSecretProps {
  readonly title: string;
  /** What the secret is for, and that it is not shown again. */
  readonly lead: string;
  /** The secret, which is shown only on this screen. */
  readonly text: string;
  /** A text file with the secret; the browser writes it, and it is sent nowhere. */
  readonly file?: { readonly name: string; readonly text: string };
}

/**
 * Shows a secret or link that the API gives once. The dialog closes only by its button: not by Escape, a click outside
 * or another route, and leaving the page asks first.
 */
export const showOneTimeSecret = (props: OneTimeSecretProps): void =>
  pinDialog((close) => <OneTimeSecret {...props} onClose={close} />);

/** The browser asks before the page is closed, reloaded or left for another address. */
const askBeforeLeaving = (event: Event) => event.preventDefault();

function OneTimeSecret({ title, lead, text, file, onClose }: OneTimeSecretProps & { onClose: () => void }) {
  useRestoreFocus();
  useEffect(() => {
    addEventListener('beforeunload', askBeforeLeaving);
    return () => removeEventListener('beforeunload', askBeforeLeaving);
  }, []);
  const copy = useCopy();
  return (
    <Modal
      open
      title={title}
      width={520}
      centered
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={
        <>
          {file === undefined ? null : (
            <Button onClick={() => save(new Blob([file.text], { type: 'text/plain;charset=utf-8' }), file.name)}>
              {t(copyTexts.download)}
            </Button>
          )}
          <Button type="primary" onClick={onClose}>
            {t(copyTexts.saved)}
          </Button>
        </>
      }
    >
      <Flex vertical gap={8}>
        <p>{lead}</p>
        <Alert
          role="note"
          message={<code style={{ overflowWrap: 'anywhere', userSelect: 'all' }}>{text}</code>}
          action={<Button onClick={() => void copy(text)}>{t(copyTexts.copy)}</Button>}
        />
      </Flex>
    </Modal>
  );
}
