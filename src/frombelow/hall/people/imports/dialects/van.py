"""VAN: saved lists over the programming interface, exports by hand, and contact history."""

from frombelow.hall.people.imports.dialects import dialect

SAVED_LIST = dialect("van_saved_list", "VAN", "CanvassFileRequestID,ZipOrPostal,IsHomePhoneACellExchange,IsWorkPhoneACellExchange,OptInPhone,OptInStatus,OptInPhoneType,StateHouse,StateSenate,PollingLocation", {
    "VanID": "id:van", "FirstName": "name.given", "LastName": "name.family", "MiddleName": "name.middle", "Suffix": "name.suffix",
    "StreetAddress": "address.street", "Address": "", "City": "address.city", "State": "address.state", "ZipOrPostal": "address.zip",
    "Email": "email:", "HomePhone": "phone:home", "CellPhone": "phone:mobile", "WorkPhone": "phone:work", "Phone": "phone:", "OptInPhone": "phone:mobile", "OptInStatus": "consent:text",
    "OptInPhoneType": "", "IsHomePhoneACellExchange": "", "IsWorkPhoneACellExchange": "", "CanvassFileRequestID": "",
    "County": "", "Employer": "new:Employer", "Occupation": "new:Occupation", "CongressionalDistrict": "", "StateHouse": "", "StateSenate": "", "Party": "",
    "PollingLocation": "", "PollingAddress": "", "PollingCity": "",
})  # fmt: skip

EXPORT = dialect("van_export", "VAN", "Voter File VANID,VANID,vAddress,Pref Phone,Preferred Phone,Zip5,mZip5,mAddress,DateReg,RegistrationStatusName,PrecinctName,CityCouncilName,CensusTractName", {
    "Voter File VANID": "id:van", "VANID": "id:van_campaign", "FirstName": "name.given", "LastName": "name.family", "MiddleName": "name.middle", "Suffix": "name.suffix",
    "vAddress": "address.street", "Address": "address.street", "City": "address.city", "State": "address.state", "Zip5": "address.zip", "vCity": "address.city", "vState": "address.state", "vZip5": "address.zip",
    "mAddress": "mailing.street", "mCity": "mailing.city", "mState": "mailing.state", "mZip5": "mailing.zip",
    "Pref Phone": "phone:", "Preferred Phone": "phone:", "Cell Phone": "phone:mobile", "Home Phone": "phone:home", "Work Phone": "phone:work", "Email": "email:", "Preferred Email": "email:",
    "Sex": "", "Party": "", "Age": "", "DOB": "", "DateReg": "", "RegistrationStatusName": "", "PrecinctName": "", "CityCouncilName": "", "CensusTractName": "", "Latitude": "", "Longitude": "",
})  # fmt: skip

# What was said belongs to whoever said it to whom; a file cannot write conversations in somebody's name. The people come, the history may become fields.
HISTORY = dialect("van_history", "VAN", "Date Canvassed,Contact Type,Canvassed By,Input Type Name,MiniVAN Campaign,Survey Question Name,Survey Question Type,Survey Response,activistcodeid,datecanvassed,contacttypeid", {
    "Voter File VANID": "id:van", "VANID": "id:van_campaign", "Contact Name": "name.full",
    "Date Canvassed": "", "Result": "", "Contact Type": "", "Canvassed By": "", "Created By": "", "Date Created": "", "Input Type Name": "", "MiniVAN Campaign": "",
    "Survey Question Name": "", "Survey Question Type": "", "Survey Response": "", "activistcodeid": "", "contacttypeid": "",
})  # fmt: skip
