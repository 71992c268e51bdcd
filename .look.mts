import { chromium } from '/work/w/palette/node_modules/@playwright/test/index.mjs';
const url='http://localhost:3105', out='/tmp/shots-palette';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync','--no-first-run','--disable-quic']});
const SG='SG.'+'a'.repeat(22)+'.'+'b'.repeat(43);
const ctx0 = await b.newContext({viewport:{width:1280,height:900}}); ctx0.setDefaultTimeout(120000);
const p0 = await ctx0.newPage();
await p0.goto(url+'/sign-in'); await p0.getByLabel('E-mail').fill('ada@example.com'); await p0.getByLabel('Password',{exact:true}).fill('correct horse battery'); await p0.getByRole('button',{name:'Sign in'}).click(); await p0.waitForURL('**/integrations');
const state = await ctx0.storageState();
const which = process.argv.slice(2);
for (const [w,scheme] of [[1280,'light'],[375,'dark'],[1280,'dark'],[375,'light']] as const) {
  const ctx = await b.newContext({viewport:{width:w,height:w===375?780:900},colorScheme:scheme,storageState:state,reducedMotion:'reduce'});
  const p = await ctx.newPage(); p.setDefaultTimeout(120000);
  p.on('console',m=>{ if(m.type()==='error') console.log('ERR',m.text().slice(0,300)); }); p.on('pageerror',e=>console.log('PAGEERR',String(e).slice(0,300)));
  const shot=async(n:string)=>{ await p.waitForTimeout(350); await p.screenshot({path:`${out}/${n}-${w}-${scheme}.png`}); const over=await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth); if(over>0) console.log('OVERFLOW',n,w,over); };
  const paste=async(t:string)=>{ await p.getByLabel('Paste anything').fill(t); await p.getByRole('button',{name:'Recognise'}).click(); };
  if(!which.length||which.includes('gallery')){
    await p.goto(url+'/integrations'); await p.waitForTimeout(800); await shot('empty');
    await p.goto(url+'/integrations/new'); await p.waitForTimeout(800); await shot('gallery');
    await paste('hello world'); await shot('nothing');
    await paste('AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG\nAWS_REGION=us-east-1'); await p.getByText('fits 2').waitFor(); await shot('choice');
    await paste(`SENDGRID_API_KEY=${SG}\nSENDGRID_WEBHOOK_KEY=abc\nFROM_EMAIL=news@acme.com`); await p.getByText('Recognised SendGrid').waitFor(); await shot('filled'); console.log(p.url());
  }
  if(!which.length||which.includes('palette')){
    await p.goto(url+'/integrations'); await p.waitForTimeout(800);
    await p.keyboard.press('Control+k'); await p.getByRole('dialog').waitFor(); await p.waitForTimeout(1200); await shot('palette');
    await p.keyboard.type('sendgrid'); await shot('palette-query');
    await p.keyboard.press('Escape'); await p.keyboard.press('Shift+?'); await p.getByText('Keyboard shortcuts').waitFor(); await shot('shortcuts');
  }
  if(!which.length||which.includes('errors')){
    await p.goto(url+'/nowhere'); await p.waitForTimeout(500); await shot('404');
    await p.goto(url+'/integrations/none'); await p.waitForTimeout(500); await shot('no-integration');
  }
  await ctx.close();
}
await b.close();
