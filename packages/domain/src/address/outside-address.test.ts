import { expect, test } from 'vitest';
import { forbiddenAddresses, misleadingAddresses } from '../testing/forbidden-addresses.ts';
import { addressFault, isPublicIp } from './outside-address.ts';

const rule = { schemes: ['http:', 'https:'], takesIp: true, mayBeInside: () => false } as const;

test('no address of the table is taken, with or without IP addresses', () => {
  expect(forbiddenAddresses.length).toBeGreaterThan(60);
  for (const takesIp of [true, false]) {
    const taken = forbiddenAddresses.filter((one) => {
      const fault = addressFault(one, { ...rule, takesIp });
      return fault !== 'literal' && fault !== 'inside' && !(fault === 'form' && !URL.canParse(one));
    });
    expect(taken).toEqual([]);
  }
});

test('no address whose form hides its host is taken, not even where any host may be inside', () => {
  for (const mayBeInside of [() => false, () => true])
    expect(misleadingAddresses.filter((one) => addressFault(one, { ...rule, mayBeInside }) !== 'form')).toEqual([]);
});

test('public names and addresses are taken, a port and an IP address only where the rule has them', () => {
  const sound = [
    'http://bureau.example.com/ISPWebService/upDownLoad?wsdl',
    'https://例子.中国/x',
    'https://hooks.example.com:8443/a-1.2/b?x=@y',
    'http://203.119.25.1:8080/?wsdl',
    'https://[2400:3200::1]/',
    'https://ec2-52-80-1-9.cn-north-1.compute.amazonaws.com.cn/',
    'https://v1.2.3.4.example.com/',
  ];
  expect(sound.map((one) => [one, addressFault(one, rule)])).toEqual(sound.map((one) => [one, undefined]));
  expect(addressFault('https://203.119.25.1/', { ...rule, takesIp: false })).toBe('literal');
  expect(addressFault('https://example.com:22/', { ...rule, ports: [443] })).toBe('port');
  expect(addressFault('http://example.com/', { ...rule, schemes: ['https:'] })).toBe('form');
});

test('a host that the operator names may be inside, and no other', () => {
  const named = { ...rule, mayBeInside: (host: string) => host === '10.1.2.3' || host === 'bureau.internal' };
  expect(addressFault('http://10.1.2.3:8080/?wsdl', named)).toBeUndefined();
  expect(addressFault('http://bureau.internal/?wsdl', named)).toBeUndefined();
  expect(addressFault('http://10.1.2.4/?wsdl', named)).toBe('literal');
  expect(addressFault('http://other.internal/?wsdl', named)).toBe('inside');
});

test.each([
  ['8.8.8.8', true],
  ['172.32.0.1', true],
  ['100.128.0.1', true],
  ['100.127.255.255', false],
  ['2606:4700::1111', true],
  ['2001:200::1', true],
  ['2001:0:53aa::1', false],
  ['::ffff:808:808', false],
])('%s is public: %s', (address, is) => expect(isPublicIp(address)).toBe(is));
