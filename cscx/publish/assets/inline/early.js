{let d=document,r=d.documentElement,k
try{k=localStorage["cx-scheme"]}catch{}
if(k?k=="dark":matchMedia("(prefers-color-scheme:dark)").matches)d.body.dataset.mdColorScheme="slate"
r.className="js"
addEventListener("error",e=>{if(e.target.defer)r.className="no-js"},1)}
