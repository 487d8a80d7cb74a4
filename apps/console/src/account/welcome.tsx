import '../i18n/account-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useT } from '../providers/i18n.ts';
import { DoorFrame } from '../shell/door-frame.tsx';
import { Skeleton } from '../shell/states.tsx';
import styles from './account.module.css';
import { door } from './door.ts';
import { NewPassword } from './new-password.tsx';
import { type Needs, Steps, useEntry } from './steps.tsx';

interface Invitation {
  readonly login: string;
  readonly name: string;
  readonly least: number;
}

/** Where an invitation leads: its token stands behind the `#`, which no server is told of. */
export function Welcome() {
  const t = useT();
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const query = useQuery({
    queryKey: ['invitation'],
    queryFn: () => door<Invitation>('/auth/invitation', { token }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { enter, isPending } = useEntry();
  const [needs, setNeeds] = useState<Needs>();
  const [wrong, setWrong] = useState<string>();
  const answer = query.data;
  const goOn = () => navigate('/queue', { replace: true });
  const onFinish = async ({ next }: { next: string }) => {
    const entered = await enter('/auth/invitation/password', { token, password: next });
    if (!entered.ok) return setWrong(entered.message);
    if (entered.body.needs === undefined) return goOn();
    setNeeds(entered.body.needs);
  };
  return (
    <DoorFrame title={t('welcome.title')}>
      {needs !== undefined ? (
        <Steps needs={needs} onIn={goOn} onOver={() => navigate('/sign-in', { replace: true })} />
      ) : answer === undefined ? (
        <Skeleton label={t('welcome.loading')} rows={4} />
      ) : !answer.ok ? (
        <Alert
          type="warning"
          showIcon
          message={answer.code === 'OFFLINE' ? answer.message : t('welcome.gone')}
          description={
            <>
              <p>{t('welcome.goneHint')}</p>
              <Link to="/sign-in">{t('welcome.toSignIn')}</Link>
            </>
          }
        />
      ) : (
        <>
          <h2 className={styles.step}>{t('welcome.title')}</h2>
          <p>{t('welcome.hello', { name: answer.body.name, login: answer.body.login })}</p>
          {wrong === undefined ? null : <Alert type="error" showIcon className={styles.alert} message={wrong} />}
          <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
            {/* For password managers: whose password it is. */}
            <input type="text" name="username" autoComplete="username" value={answer.body.login} readOnly hidden />
            <NewPassword least={answer.body.least} />
            <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
              {t('welcome.set')}
            </Button>
          </Form>
        </>
      )}
    </DoorFrame>
  );
}
