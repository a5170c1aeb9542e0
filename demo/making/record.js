// Draws the scenes on a canvas, four seconds each, and gives the recorded film in base 64.
async () => {
  const canvas = document.createElement('canvas'); canvas.width = 640; canvas.height = 360;
  const pen = canvas.getContext('2d'); const frames = await Promise.all(window.scenes.map(async source => {
    const image = new Image(); image.src = source; await image.decode(); return image; }));
  const recorder = new MediaRecorder(canvas.captureStream(8), {mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 140000});
  const parts = []; recorder.ondataavailable = event => parts.push(event.data);
  const stopped = new Promise(done => { recorder.onstop = done; });
  recorder.start(); const start = performance.now(); const each = 4000;
  await new Promise(done => { const draw = () => {
    const now = performance.now() - start; const scene = Math.min(frames.length - 1, Math.floor(now / each));
    pen.fillStyle = '#121922'; pen.fillRect(0, 0, 640, 360); pen.drawImage(frames[scene], 0, 0, 576, 360, 32, 0, 576, 360);
    pen.fillStyle = '#d9480f'; pen.fillRect(0, 354, 640 * Math.min(1, now / (each * frames.length)), 6);
    if (now > each * frames.length) done(); else setTimeout(draw, 120); }; draw(); });
  recorder.stop(); await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer()); let text = ''; for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text);
}
